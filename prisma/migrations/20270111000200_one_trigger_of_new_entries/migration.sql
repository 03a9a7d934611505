-- New entries had two triggers, each of which asked their visits for the state: one counts, the other notes the month of
-- the search. A save of a draft, which does neither, now asks once.
CREATE FUNCTION entries_made() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  projects uuid[];
  visit_ids uuid[];
  months integer[];
BEGIN
  SELECT array_agg(v.project_id), array_agg(v.id), array_agg(month_of(v.visited_on)) INTO projects, visit_ids, months
  FROM (SELECT DISTINCT project_id, visit_id FROM made) AS touched, LATERAL (
    SELECT project_id, id, visited_on, state FROM visits
    WHERE project_id = touched.project_id AND id = touched.visit_id OFFSET 0) AS v
  WHERE has_counts(v.state);
  IF projects IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM keep_counts_of(projects, visit_ids);
  FOR place IN 1 .. array_length(projects, 1) LOOP
    UPDATE entries SET search_month = months[place]
    WHERE visit_id = visit_ids[place] AND project_id IS NOT DISTINCT FROM projects[place]
      AND search_month IS DISTINCT FROM months[place];
  END LOOP;
  RETURN NULL;
END
$$;

DROP TRIGGER entries_month_of_new ON entries;
DROP TRIGGER entries_counted_made ON entries;
DROP FUNCTION entries_month();
CREATE TRIGGER entries_counted_made AFTER INSERT ON entries REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION entries_made();
