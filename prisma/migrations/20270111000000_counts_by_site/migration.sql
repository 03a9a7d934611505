-- What is added up over visits for each page without days is kept by site and state: a page of a million entries read the
-- 80,000 counts of its visits four times over (docs/decisions/107-counts-by-site.md). This makes what is empty and what
-- keeps it, and holds no table long. The next migration fills it.

-- What the submitted, or the approved, visits of a site as it was visited have in a dimension. Where a site has such visits,
-- it has a row for each dimension, also for those in which nothing was said.
CREATE TABLE site_counts (
  project_id uuid NOT NULL,
  site_id uuid NOT NULL,
  state text NOT NULL,
  dimension text NOT NULL,
  visits integer NOT NULL,
  entries integer NOT NULL,
  uncoded integer NOT NULL,
  figures integer NOT NULL,
  CONSTRAINT site_counts_pkey PRIMARY KEY (project_id, site_id, state, dimension),
  CONSTRAINT site_counts_site_fkey FOREIGN KEY (project_id, site_id) REFERENCES sites (project_id, id)
    ON UPDATE CASCADE ON DELETE CASCADE
);

-- The visits of a site are looked up by the site, whatever the statistics say: the project is asked of what was found.
CREATE FUNCTION site_counts_counted(project uuid, chosen uuid[])
  RETURNS TABLE (
    site_id uuid, state text, dimension text, visits integer, entries integer, uncoded integer, figures integer)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT v.site_id, v.state, known.dimension, count(*)::int, coalesce(sum(c.entries), 0)::int,
    coalesce(sum(c.uncoded), 0)::int, coalesce(sum(c.figures), 0)::int
  FROM (SELECT DISTINCT place FROM unnest(chosen) AS place) AS own,
    LATERAL (SELECT * FROM visits WHERE visits.site_id = own.place OFFSET 0) AS v
    CROSS JOIN (VALUES ('status'), ('example'), ('problem'), ('suggestion')) AS known (dimension)
    LEFT JOIN visit_counts c ON c.project_id = v.project_id AND c.visit_id = v.id AND c.dimension = known.dimension
  WHERE v.project_id = project AND has_counts(v.state)
  GROUP BY v.site_id, v.state, known.dimension;
END;

-- Those who count the same site take turns (hold_sites), so the second counts what the first wrote.
CREATE FUNCTION keep_counts_of_sites(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_sites(project, chosen);
  WITH counted AS MATERIALIZED (SELECT * FROM site_counts_counted(project, chosen)),
  gone AS (
    DELETE FROM site_counts AS kept
    WHERE kept.project_id = project AND kept.site_id = ANY (chosen) AND NOT EXISTS (
      SELECT 1 FROM counted
      WHERE counted.site_id = kept.site_id AND counted.state = kept.state AND counted.dimension = kept.dimension)
  )
  INSERT INTO site_counts AS kept (project_id, site_id, state, dimension, visits, entries, uncoded, figures)
  SELECT project, counted.* FROM counted
  ON CONFLICT (project_id, site_id, state, dimension) DO UPDATE
  SET visits = EXCLUDED.visits, entries = EXCLUDED.entries, uncoded = EXCLUDED.uncoded, figures = EXCLUDED.figures
  WHERE (kept.visits, kept.entries, kept.uncoded, kept.figures) <>
    (EXCLUDED.visits, EXCLUDED.entries, EXCLUDED.uncoded, EXCLUDED.figures);
END
$$;

CREATE OR REPLACE FUNCTION keep_site_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  PERFORM hold_sites(project, chosen);
  PERFORM keep_counts_of_sites(project, chosen);
  PERFORM keep_site_counts(project, chosen, ARRAY(
    SELECT theme_id FROM site_theme_counts WHERE project_id = project AND site_id = ANY (chosen)
    UNION
    SELECT c.theme_id FROM visits v JOIN visit_theme_counts c ON c.project_id = v.project_id AND c.visit_id = v.id
    WHERE v.project_id = project AND v.site_id = ANY (chosen)));
END
$$;

CREATE OR REPLACE FUNCTION keep_visit_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  themes uuid[];
  places uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  PERFORM FROM visits WHERE project_id = project AND id = ANY (chosen) ORDER BY id FOR NO KEY UPDATE;
  WITH counted AS MATERIALIZED (SELECT * FROM visit_counts_counted(project, chosen)),
  gone AS (
    DELETE FROM visit_counts AS kept
    WHERE kept.project_id = project AND kept.visit_id = ANY (chosen) AND NOT EXISTS (
      SELECT 1 FROM counted WHERE counted.visit_id = kept.visit_id AND counted.dimension = kept.dimension)
  )
  INSERT INTO visit_counts AS kept (project_id, visit_id, dimension, entries, uncoded, figures, site_id, state, visited_on)
  SELECT project, counted.* FROM counted
  ON CONFLICT (project_id, visit_id, dimension) DO UPDATE
  SET entries = EXCLUDED.entries, uncoded = EXCLUDED.uncoded, figures = EXCLUDED.figures,
    site_id = EXCLUDED.site_id, state = EXCLUDED.state, visited_on = EXCLUDED.visited_on
  WHERE (kept.entries, kept.uncoded, kept.figures, kept.site_id, kept.state, kept.visited_on) IS DISTINCT FROM
    (EXCLUDED.entries, EXCLUDED.uncoded, EXCLUDED.figures, EXCLUDED.site_id, EXCLUDED.state, EXCLUDED.visited_on);

  themes := ARRAY(SELECT theme_id FROM visit_theme_counts WHERE project_id = project AND visit_id = ANY (chosen));
  WITH counted AS MATERIALIZED (SELECT * FROM visit_themes_counted(project, chosen)),
  gone AS (
    DELETE FROM visit_theme_counts AS kept
    WHERE kept.project_id = project AND kept.visit_id = ANY (chosen) AND NOT EXISTS (
      SELECT 1 FROM counted WHERE counted.visit_id = kept.visit_id AND counted.theme_id = kept.theme_id)
  )
  INSERT INTO visit_theme_counts AS kept (project_id, visit_id, theme_id, entries, sample_id, verbatim)
  SELECT project, visit_id, theme_id, entries, sample_id, verbatim FROM counted
  ON CONFLICT (project_id, visit_id, theme_id) DO UPDATE
  SET entries = EXCLUDED.entries, sample_id = EXCLUDED.sample_id, verbatim = EXCLUDED.verbatim
  WHERE (kept.entries, kept.sample_id, kept.verbatim) <> (EXCLUDED.entries, EXCLUDED.sample_id, EXCLUDED.verbatim);

  themes := ARRAY(
    SELECT unnest(themes)
    UNION SELECT theme_id FROM visit_theme_counts WHERE project_id = project AND visit_id = ANY (chosen));
  places := ARRAY(SELECT DISTINCT site_id FROM visits WHERE project_id = project AND id = ANY (chosen));
  PERFORM keep_counts_of_sites(project, places);
  IF themes <> '{}' THEN
    PERFORM keep_site_counts(project, places, themes);
  END IF;
END
$$;

-- A visit that is handed in or approved when it is first written (from an archive, say) may hold neither entry nor figure.
CREATE FUNCTION visit_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.project_id::text, 7042));
  PERFORM keep_counts_of_sites(NEW.project_id, ARRAY[NEW.site_id]);
  RETURN NULL;
END
$$;
CREATE TRIGGER visits_counted_made AFTER INSERT ON visits
  FOR EACH ROW WHEN (has_counts(NEW.state)) EXECUTE FUNCTION visit_made();

CREATE OR REPLACE FUNCTION rebuild_counts(project uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 7042));
  PERFORM keep_present_sites(project);
  UPDATE entries SET search_month = month_of(v.visited_on) FROM visits v
  WHERE v.project_id = project AND has_counts(v.state) AND entries.project_id = v.project_id AND entries.visit_id = v.id
    AND entries.search_month IS DISTINCT FROM month_of(v.visited_on);
  DELETE FROM site_theme_counts WHERE project_id = project;
  DELETE FROM visit_theme_counts WHERE project_id = project;
  DELETE FROM site_counts WHERE project_id = project;
  DELETE FROM visit_counts WHERE project_id = project;
  INSERT INTO visit_counts (project_id, visit_id, dimension, entries, uncoded, figures, site_id, state, visited_on)
  SELECT project, counted.* FROM visit_counts_counted(project, ARRAY(
    SELECT id FROM visits WHERE project_id = project AND has_counts(state))) AS counted;
  INSERT INTO visit_theme_counts (project_id, visit_id, theme_id, entries, sample_id, verbatim)
  SELECT project, counted.* FROM theme_visits_counted(project, ARRAY(
    SELECT id FROM themes WHERE project_id = project)) AS counted;
  INSERT INTO site_theme_counts (project_id, site_id, theme_id, state, entries, sample_id, verbatim)
  SELECT project, counted.* FROM site_themes_counted(project, ARRAY(
    SELECT id FROM sites WHERE project_id = project)) AS counted;
  INSERT INTO site_counts (project_id, site_id, state, dimension, visits, entries, uncoded, figures)
  SELECT project, counted.* FROM site_counts_counted(project, ARRAY(
    SELECT id FROM sites WHERE project_id = project)) AS counted;
  PERFORM keep_all_theme_counts(project);
END
$$;

CREATE OR REPLACE FUNCTION count_faults(project uuid) RETURNS TABLE (kept text, of text)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH visit AS (SELECT ARRAY(SELECT id FROM visits WHERE project_id = project) AS ids),
  theme AS (SELECT ARRAY(SELECT id FROM themes WHERE project_id = project) AS ids),
  site AS (SELECT ARRAY(SELECT id FROM sites WHERE project_id = project) AS ids)
  SELECT 'present_id', coalesce(kept.id, counted.site_id)::text
  FROM (SELECT * FROM sites WHERE project_id = project) AS kept
  FULL JOIN present_sites_counted(project) AS counted ON counted.site_id = kept.id
  WHERE kept.present_id IS DISTINCT FROM counted.present_id
  UNION ALL
  SELECT 'visit_counts', coalesce(kept.visit_id, counted.visit_id) || ' ' || coalesce(kept.dimension, counted.dimension)
  FROM (SELECT * FROM visit_counts WHERE project_id = project) AS kept
  FULL JOIN visit_counts_counted(project, (SELECT ids FROM visit)) AS counted
    ON counted.visit_id = kept.visit_id AND counted.dimension = kept.dimension
  WHERE (kept.entries, kept.uncoded, kept.figures, kept.site_id, kept.state, kept.visited_on) IS DISTINCT FROM
    (counted.entries, counted.uncoded, counted.figures, counted.site_id, counted.state, counted.visited_on)
  UNION ALL
  SELECT 'site_counts', coalesce(kept.site_id, counted.site_id) || ' ' || coalesce(kept.state, counted.state) || ' ' ||
    coalesce(kept.dimension, counted.dimension)
  FROM (SELECT * FROM site_counts WHERE project_id = project) AS kept
  FULL JOIN site_counts_counted(project, (SELECT ids FROM site)) AS counted
    ON counted.site_id = kept.site_id AND counted.state = kept.state AND counted.dimension = kept.dimension
  WHERE (kept.visits, kept.entries, kept.uncoded, kept.figures) IS DISTINCT FROM
    (counted.visits, counted.entries, counted.uncoded, counted.figures)
  UNION ALL
  SELECT 'visit_theme_counts', coalesce(kept.visit_id, counted.visit_id) || ' ' || coalesce(kept.theme_id, counted.theme_id)
  FROM (SELECT * FROM visit_theme_counts WHERE project_id = project) AS kept
  FULL JOIN theme_visits_counted(project, (SELECT ids FROM theme)) AS counted
    ON counted.visit_id = kept.visit_id AND counted.theme_id = kept.theme_id
  WHERE (kept.entries, kept.sample_id, kept.verbatim) IS DISTINCT FROM (counted.entries, counted.sample_id, counted.verbatim)
  UNION ALL
  SELECT 'site_theme_counts',
    coalesce(kept.site_id, counted.site_id) || ' ' || coalesce(kept.theme_id, counted.theme_id) || ' ' || coalesce(kept.state, counted.state)
  FROM (SELECT * FROM site_theme_counts WHERE project_id = project) AS kept
  FULL JOIN site_themes_counted(project, (SELECT ids FROM site)) AS counted
    ON counted.site_id = kept.site_id AND counted.theme_id = kept.theme_id AND counted.state = kept.state
  WHERE (kept.entries, kept.sample_id, kept.verbatim) IS DISTINCT FROM (counted.entries, counted.sample_id, counted.verbatim)
  UNION ALL
  -- What is kept and what is to be added to it, together.
  SELECT 'theme_counts', coalesce(kept.theme_id, counted.theme_id) || ' ' || coalesce(kept.kind, counted.kind)
  FROM (
    SELECT part.theme_id, part.kind, sum(part.approved_sites) AS approved_sites, sum(part.approved_entries) AS approved_entries,
      sum(part.submitted_sites) AS submitted_sites, sum(part.submitted_entries) AS submitted_entries, sum(part.sites) AS sites
    FROM (
      SELECT theme_id, kind, approved_sites, approved_entries, submitted_sites, submitted_entries, sites
      FROM theme_counts WHERE project_id = project
      UNION ALL
      SELECT theme_id, kind, approved_sites, approved_entries, submitted_sites, submitted_entries, sites
      FROM theme_count_changes WHERE project_id = project
    ) AS part GROUP BY part.theme_id, part.kind
  ) AS kept
  FULL JOIN theme_counts_counted(project, (SELECT ids FROM site)) AS counted
    ON counted.theme_id = kept.theme_id AND counted.kind = kept.kind
  WHERE (coalesce(kept.approved_sites, 0), coalesce(kept.approved_entries, 0), coalesce(kept.submitted_sites, 0),
      coalesce(kept.submitted_entries, 0), coalesce(kept.sites, 0)) <>
    (coalesce(counted.approved_sites, 0), coalesce(counted.approved_entries, 0), coalesce(counted.submitted_sites, 0),
      coalesce(counted.submitted_entries, 0), coalesce(counted.sites, 0))
  UNION ALL
  SELECT 'theme_counts', kept.theme_id || ' is gone'
  FROM (
    SELECT theme_id FROM theme_counts WHERE project_id = project
    UNION SELECT theme_id FROM theme_count_changes WHERE project_id = project
  ) AS kept
  WHERE NOT EXISTS (SELECT 1 FROM themes WHERE themes.project_id = project AND themes.id = kept.theme_id)
  UNION ALL
  SELECT 'search_month', e.id::text FROM visits v JOIN entries e ON e.project_id = v.project_id AND e.visit_id = v.id
  WHERE v.project_id = project AND has_counts(v.state) AND e.search_month IS DISTINCT FROM month_of(v.visited_on);
END;
