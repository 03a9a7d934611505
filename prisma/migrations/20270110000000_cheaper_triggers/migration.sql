-- A first save of a draft spends a fifth of PostgreSQL's time in triggers. An SQL function that is not inlined starts an
-- executor at each call, PERFORM and FOR run a query each: expressions of PL/pgSQL do not. What they do is the same.

CREATE OR REPLACE FUNCTION audit_hash(
  prev_hash text, project_id uuid, seq bigint, at timestamptz, actor_id uuid, action text, subject_id uuid, detail jsonb
) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN encode(sha256(convert_to(jsonb_build_array(
    prev_hash, project_id, seq, floor(extract(epoch FROM at) * 1000)::bigint, actor_id, action, subject_id, detail
  )::text, 'UTF8')), 'hex');
END
$$;

CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held text;
  last_seq bigint;
  last_hash text;
BEGIN
  -- One writer at a time per project, until its transaction ends: a chain has no forks.
  held := pg_advisory_xact_lock(hashtextextended(NEW.project_id::text, 7041));
  SELECT seq, hash INTO last_seq, last_hash FROM audit_events
    WHERE project_id = NEW.project_id ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last_seq, 0) + 1;
  NEW.prev_hash := coalesce(last_hash, '');
  NEW.hash := audit_hash(NEW.prev_hash, NEW.project_id, NEW.seq, NEW.at, NEW.actor_id, NEW.action, NEW.subject_id,
    NEW.detail);
  RETURN NEW;
END
$$;

-- A draft has no counts: its visit is asked for its state once, and nothing else follows.
CREATE OR REPLACE FUNCTION entries_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  projects uuid[];
  visit_ids uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(v.project_id), array_agg(v.id) INTO projects, visit_ids
    FROM (SELECT DISTINCT project_id, visit_id FROM made) AS touched, LATERAL (
      SELECT project_id, id, state FROM visits
      WHERE project_id = touched.project_id AND id = touched.visit_id OFFSET 0) AS v
    WHERE has_counts(v.state);
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(project_id), array_agg(visit_id) INTO projects, visit_ids
    FROM (SELECT DISTINCT project_id, visit_id FROM gone) AS touched;
  ELSIF TG_TABLE_NAME = 'entries' THEN
    SELECT array_agg(project_id), array_agg(visit_id) INTO projects, visit_ids
    FROM (
      SELECT DISTINCT made.project_id, touched.visit_id
      FROM made JOIN gone ON gone.project_id = made.project_id AND gone.id = made.id,
        LATERAL (VALUES (made.visit_id), (gone.visit_id)) AS touched (visit_id)
      WHERE (made.visit_id, made.dimension, made.form, made.position)
        IS DISTINCT FROM (gone.visit_id, gone.dimension, gone.form, gone.position)
    ) AS changed;
  ELSE
    SELECT array_agg(project_id), array_agg(visit_id) INTO projects, visit_ids
    FROM (
      SELECT DISTINCT made.project_id, touched.visit_id
      FROM made JOIN gone ON gone.project_id = made.project_id AND gone.id = made.id,
        LATERAL (VALUES (made.visit_id), (gone.visit_id)) AS touched (visit_id)
      WHERE (made.visit_id, made.dimension) IS DISTINCT FROM (gone.visit_id, gone.dimension)
    ) AS changed;
  END IF;
  IF projects IS NOT NULL THEN
    PERFORM keep_counts_of(projects, visit_ids);
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION entries_month() RETURNS trigger LANGUAGE plpgsql AS $$
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
  FOR place IN 1 .. coalesce(array_length(projects, 1), 0) LOOP
    UPDATE entries SET search_month = months[place]
    WHERE visit_id = visit_ids[place] AND project_id IS NOT DISTINCT FROM projects[place]
      AND search_month IS DISTINCT FROM months[place];
  END LOOP;
  RETURN NULL;
END
$$;
