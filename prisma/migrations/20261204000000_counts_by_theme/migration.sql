-- The themes of a project without days are read from a few rows for each theme, and not from every pair of site and theme;
-- and what a visit has in a dimension is read without its visit (docs/decisions/038-a-million-entries.md). This makes what
-- is empty and what keeps it, and holds no table long. The next migration fills it.

-- ---- What a visit has in a dimension, with the site, state and day of the visit ----

ALTER TABLE visit_counts ADD COLUMN site_id uuid, ADD COLUMN state text, ADD COLUMN visited_on date;

DROP FUNCTION count_faults(uuid);
DROP FUNCTION visit_counts_counted(uuid, uuid[]);
CREATE FUNCTION visit_counts_counted(project uuid, chosen uuid[])
  RETURNS TABLE (
    visit_id uuid, dimension text, entries integer, uncoded integer, figures integer, site_id uuid, state text, visited_on date)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT part.id, part.dimension, sum(part.entry)::int, sum(part.uncoded)::int, sum(part.figure)::int,
    part.site_id, part.state, part.visited_on
  FROM (
    SELECT v.id, v.site_id, v.state, v.visited_on, e.dimension, 1 AS entry, 0 AS figure,
      CASE WHEN EXISTS (
        SELECT 1 FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
        WHERE et.project_id = e.project_id AND et.entry_id = e.id AND t.dimension = e.dimension
      ) THEN 0 ELSE 1 END AS uncoded
    FROM visits v JOIN entries e ON e.project_id = v.project_id AND e.visit_id = v.id
    WHERE v.project_id = project AND v.id = ANY (chosen) AND has_counts(v.state)
    UNION ALL
    SELECT v.id, v.site_id, v.state, v.visited_on, f.dimension, 0, 1, 0
    FROM visits v JOIN figures f ON f.project_id = v.project_id AND f.visit_id = v.id
    WHERE v.project_id = project AND v.id = ANY (chosen) AND has_counts(v.state)
  ) AS part GROUP BY part.id, part.site_id, part.state, part.visited_on, part.dimension;
END;

-- ---- Themes over all sites ----

-- How many present-day sites of a kind speak of a theme or any below it, and in how many entries: of approved visits, of
-- submitted ones, and (the sites) of either. No foreign key: its check would lock the rows of themes for each hand-in, and
-- whatever a theme leaves behind is 0, or goes with it (themes_counted_gone).
CREATE TABLE theme_counts (
  project_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  kind text NOT NULL,
  approved_sites integer NOT NULL,
  approved_entries integer NOT NULL,
  submitted_sites integer NOT NULL,
  submitted_entries integer NOT NULL,
  sites integer NOT NULL,
  CONSTRAINT theme_counts_pkey PRIMARY KEY (project_id, theme_id, kind)
);

-- What has to be added to it. Every hand-in of a project changes the same few rows, and would wait for every other until its
-- transaction ends. So it only adds lines here; readers add both up, and now and then a writer does it for all.
CREATE TABLE theme_count_changes (
  project_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  theme_id uuid NOT NULL,
  kind text NOT NULL,
  approved_sites integer NOT NULL,
  approved_entries integer NOT NULL,
  submitted_sites integer NOT NULL,
  submitted_entries integer NOT NULL,
  sites integer NOT NULL,
  CONSTRAINT theme_count_changes_pkey PRIMARY KEY (project_id, id)
);

-- What these present-day sites (with the former ones) are to add to each theme: of all sites, what there has to be.
CREATE FUNCTION theme_counts_counted(project uuid, places uuid[]) RETURNS SETOF theme_counts
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT project, heard.theme_id, heard.kind,
    (count(*) FILTER (WHERE heard.approved > 0))::int, sum(heard.approved)::int,
    (count(*) FILTER (WHERE heard.submitted > 0))::int, sum(heard.submitted)::int, count(*)::int
  FROM (
    SELECT place.id, place.kind, c.theme_id,
      coalesce(sum(c.entries) FILTER (WHERE c.state = 'approved'), 0) AS approved,
      coalesce(sum(c.entries) FILTER (WHERE c.state = 'submitted'), 0) AS submitted
    FROM sites place
    JOIN sites own ON own.present_id = place.id AND own.project_id = place.project_id
    JOIN site_theme_counts c ON c.project_id = own.project_id AND c.site_id = own.id
    WHERE place.project_id = project AND place.id = ANY (places)
    GROUP BY place.id, place.kind, c.theme_id
  ) AS heard GROUP BY heard.theme_id, heard.kind;
END;
CREATE INDEX sites_present_id_idx ON sites (present_id);

-- The lines that lead from what these sites added to what they add now.
CREATE FUNCTION note_theme_changes(was theme_counts[], becomes theme_counts[]) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO theme_count_changes
    (project_id, theme_id, kind, approved_sites, approved_entries, submitted_sites, submitted_entries, sites)
  SELECT project_id, theme_id, kind, sum(sign * approved_sites), sum(sign * approved_entries),
    sum(sign * submitted_sites), sum(sign * submitted_entries), sum(sign * sites)
  FROM (SELECT -1 AS sign, * FROM unnest(was) UNION ALL SELECT 1, * FROM unnest(becomes)) AS part
  GROUP BY project_id, theme_id, kind
  HAVING (sum(sign * approved_sites), sum(sign * approved_entries), sum(sign * submitted_sites),
    sum(sign * submitted_entries), sum(sign * sites)) <> (0, 0, 0, 0, 0);
END;

-- Puts the lines of a project into its counts, when there are many. Only one at a time does, and nobody waits for it: the
-- others leave their lines. No theme is moved meanwhile.
CREATE FUNCTION add_up_theme_changes(project uuid, few integer DEFAULT 300) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM theme_count_changes WHERE project_id = project OFFSET few) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  IF NOT pg_try_advisory_xact_lock(hashtextextended(project::text, 7043)) THEN
    RETURN;
  END IF;
  WITH gone AS (DELETE FROM theme_count_changes WHERE project_id = project RETURNING *)
  INSERT INTO theme_counts AS kept
  SELECT project, theme_id, kind, sum(approved_sites), sum(approved_entries), sum(submitted_sites), sum(submitted_entries),
    sum(sites)
  FROM gone GROUP BY theme_id, kind
  ON CONFLICT (project_id, theme_id, kind) DO UPDATE
  SET approved_sites = kept.approved_sites + EXCLUDED.approved_sites,
    approved_entries = kept.approved_entries + EXCLUDED.approved_entries,
    submitted_sites = kept.submitted_sites + EXCLUDED.submitted_sites,
    submitted_entries = kept.submitted_entries + EXCLUDED.submitted_entries,
    sites = kept.sites + EXCLUDED.sites;
END
$$;

-- ---- Keeping them ----

-- Locks these sites and the present-day ones that they count as, so that two who change what a present-day site adds to a
-- theme take turns. If a site was merged while this waited, it counts as another one now, which is locked too.
CREATE FUNCTION hold_sites(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held uuid[];
BEGIN
  LOOP
    held := ARRAY(
      SELECT id FROM sites WHERE project_id = project AND id = ANY (chosen)
      UNION SELECT present_id FROM sites WHERE project_id = project AND id = ANY (chosen) AND present_id IS NOT NULL);
    PERFORM FROM sites WHERE project_id = project AND id = ANY (held) ORDER BY id FOR NO KEY UPDATE;
    EXIT WHEN NOT EXISTS (
      SELECT 1 FROM sites WHERE project_id = project AND id = ANY (chosen) AND present_id <> ALL (held));
  END LOOP;
END
$$;

-- As site_themes_counted, of these themes only: those that a visit speaks of, or did, and not all that its site does.
CREATE FUNCTION site_themes_counted(project uuid, chosen uuid[], themes uuid[])
  RETURNS TABLE (site_id uuid, theme_id uuid, state text, entries integer, sample_id uuid, verbatim boolean)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT v.site_id, c.theme_id, v.state, sum(c.entries)::int,
    (array_agg(c.sample_id ORDER BY c.verbatim DESC, v.visited_on, e.position, c.sample_id))[1], bool_or(c.verbatim)
  FROM visits v
  JOIN visit_theme_counts c ON c.project_id = v.project_id AND c.visit_id = v.id
  JOIN entries e ON e.project_id = c.project_id AND e.id = c.sample_id
  WHERE v.project_id = project AND v.site_id = ANY (chosen) AND has_counts(v.state) AND c.theme_id = ANY (themes)
  GROUP BY v.site_id, c.theme_id, v.state;
END;

-- The counts of these themes at these sites. All parts of the statement see what was kept before it, so what is added to a
-- theme is the difference between that and what is counted.
CREATE FUNCTION keep_site_counts(project uuid, chosen uuid[], themes uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  PERFORM hold_sites(project, chosen);
  WITH counted AS MATERIALIZED (SELECT * FROM site_themes_counted(project, chosen, themes)),
  differing AS MATERIALIZED (
    SELECT coalesce(counted.site_id, kept.site_id) AS site_id, coalesce(counted.theme_id, kept.theme_id) AS theme_id,
      coalesce(counted.state, kept.state) AS state, counted.entries, counted.sample_id, counted.verbatim,
      coalesce(counted.entries, 0) - coalesce(kept.entries, 0) AS more
    FROM (
      SELECT * FROM site_theme_counts WHERE project_id = project AND site_id = ANY (chosen) AND theme_id = ANY (themes)
    ) AS kept
    FULL JOIN counted
      ON counted.site_id = kept.site_id AND counted.theme_id = kept.theme_id AND counted.state = kept.state
    WHERE (kept.entries, kept.sample_id, kept.verbatim) IS DISTINCT FROM (counted.entries, counted.sample_id, counted.verbatim)
  ), gone AS (
    DELETE FROM site_theme_counts AS kept USING differing
    WHERE kept.project_id = project AND kept.site_id = differing.site_id AND kept.theme_id = differing.theme_id
      AND kept.state = differing.state AND differing.entries IS NULL
  ), made AS (
    INSERT INTO site_theme_counts (project_id, site_id, theme_id, state, entries, sample_id, verbatim)
    SELECT project, site_id, theme_id, state, entries, sample_id, verbatim FROM differing WHERE entries IS NOT NULL
    ON CONFLICT (project_id, site_id, theme_id, state) DO UPDATE
    SET entries = EXCLUDED.entries, sample_id = EXCLUDED.sample_id, verbatim = EXCLUDED.verbatim
  ), touched AS (
    SELECT own.present_id, differing.theme_id,
      coalesce(sum(more) FILTER (WHERE differing.state = 'approved'), 0) AS approved,
      coalesce(sum(more) FILTER (WHERE differing.state = 'submitted'), 0) AS submitted
    FROM differing JOIN sites own ON own.project_id = project AND own.id = differing.site_id
    WHERE more <> 0 AND own.present_id IS NOT NULL GROUP BY own.present_id, differing.theme_id
  ), had AS (
    SELECT touched.present_id, touched.theme_id,
      coalesce(sum(c.entries) FILTER (WHERE c.state = 'approved'), 0) AS approved,
      coalesce(sum(c.entries) FILTER (WHERE c.state = 'submitted'), 0) AS submitted
    FROM touched
    JOIN sites own ON own.present_id = touched.present_id AND own.project_id IS NOT DISTINCT FROM project
    LEFT JOIN site_theme_counts c
      ON c.project_id = project AND c.site_id = own.id AND c.theme_id = touched.theme_id
    GROUP BY touched.present_id, touched.theme_id
  )
  INSERT INTO theme_count_changes
    (project_id, theme_id, kind, approved_sites, approved_entries, submitted_sites, submitted_entries, sites)
  SELECT project, theme_id, place.kind,
    sum((had.approved + touched.approved > 0)::int - (had.approved > 0)::int), sum(touched.approved),
    sum((had.submitted + touched.submitted > 0)::int - (had.submitted > 0)::int), sum(touched.submitted),
    sum((had.approved + had.submitted + touched.approved + touched.submitted > 0)::int
      - (had.approved + had.submitted > 0)::int)
  FROM touched JOIN had USING (present_id, theme_id)
  JOIN sites place ON place.project_id = project AND place.id = touched.present_id
  GROUP BY theme_id, place.kind;
  PERFORM add_up_theme_changes(project);
END
$$;
-- All themes that the sites speak of, or did.
CREATE OR REPLACE FUNCTION keep_site_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  PERFORM hold_sites(project, chosen);
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
  IF themes <> '{}' THEN
    PERFORM keep_site_counts(project, ARRAY(
      SELECT DISTINCT site_id FROM visits WHERE project_id = project AND id = ANY (chosen)), themes);
  END IF;
END
$$;

-- Whoever moves a theme is alone in the project (the lock), so its counts are made anew.
CREATE OR REPLACE FUNCTION keep_theme_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 7042));
  WITH counted AS MATERIALIZED (SELECT * FROM theme_visits_counted(project, chosen)),
  gone AS (
    DELETE FROM visit_theme_counts AS kept
    WHERE kept.project_id = project AND kept.theme_id = ANY (chosen) AND NOT EXISTS (
      SELECT 1 FROM counted WHERE counted.visit_id = kept.visit_id AND counted.theme_id = kept.theme_id)
  )
  INSERT INTO visit_theme_counts AS kept (project_id, visit_id, theme_id, entries, sample_id, verbatim)
  SELECT project, visit_id, theme_id, entries, sample_id, verbatim FROM counted
  ON CONFLICT (project_id, visit_id, theme_id) DO UPDATE
  SET entries = EXCLUDED.entries, sample_id = EXCLUDED.sample_id, verbatim = EXCLUDED.verbatim
  WHERE (kept.entries, kept.sample_id, kept.verbatim) <> (EXCLUDED.entries, EXCLUDED.sample_id, EXCLUDED.verbatim);

  DELETE FROM site_theme_counts WHERE project_id = project AND theme_id = ANY (chosen);
  INSERT INTO site_theme_counts (project_id, site_id, theme_id, state, entries, sample_id, verbatim)
  SELECT project, v.site_id, c.theme_id, v.state, sum(c.entries)::int,
    (array_agg(c.sample_id ORDER BY c.verbatim DESC, v.visited_on, e.position, c.sample_id))[1], bool_or(c.verbatim)
  FROM visit_theme_counts c
  JOIN visits v ON v.project_id = c.project_id AND v.id = c.visit_id
  JOIN entries e ON e.project_id = c.project_id AND e.id = c.sample_id
  WHERE c.project_id = project AND c.theme_id = ANY (chosen) AND has_counts(v.state)
  GROUP BY v.site_id, c.theme_id, v.state;

  DELETE FROM theme_count_changes WHERE project_id = project AND theme_id = ANY (chosen);
  DELETE FROM theme_counts WHERE project_id = project AND theme_id = ANY (chosen);
  INSERT INTO theme_counts
  SELECT project, heard.theme_id, heard.kind,
    count(*) FILTER (WHERE approved > 0), sum(approved), count(*) FILTER (WHERE submitted > 0), sum(submitted), count(*)
  FROM (
    SELECT c.theme_id, place.kind, coalesce(sum(c.entries) FILTER (WHERE c.state = 'approved'), 0) AS approved,
      coalesce(sum(c.entries) FILTER (WHERE c.state = 'submitted'), 0) AS submitted
    FROM site_theme_counts c
    JOIN sites own ON own.project_id = c.project_id AND own.id = c.site_id
    JOIN sites place ON place.project_id = own.project_id AND place.id = own.present_id
    WHERE c.project_id = project AND c.theme_id = ANY (chosen) GROUP BY c.theme_id, place.id, place.kind
  ) AS heard GROUP BY heard.theme_id, heard.kind;
END
$$;

-- A theme that is gone has no counts, and nobody adds its lines to them meanwhile.
CREATE FUNCTION theme_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(OLD.project_id::text, 7043));
  DELETE FROM theme_count_changes WHERE project_id = OLD.project_id AND theme_id = OLD.id;
  DELETE FROM theme_counts WHERE project_id = OLD.project_id AND theme_id = OLD.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER themes_counted_gone AFTER DELETE ON themes FOR EACH ROW EXECUTE FUNCTION theme_gone();

-- Sites that count as another one from now on take what they add to themes along. One merger of a project at a time.
CREATE OR REPLACE FUNCTION keep_present_sites(project uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  places uuid[];
  was theme_counts[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 7044));
  places := ARRAY(
    SELECT DISTINCT place.id
    FROM sites own LEFT JOIN present_sites_counted(project) AS counted ON counted.site_id = own.id,
      LATERAL (VALUES (own.present_id), (counted.present_id)) AS place (id)
    WHERE own.project_id = project AND own.present_id IS DISTINCT FROM counted.present_id AND place.id IS NOT NULL);
  PERFORM FROM sites WHERE project_id = project AND id = ANY (places) ORDER BY id FOR NO KEY UPDATE;
  was := ARRAY(SELECT counted FROM theme_counts_counted(project, places) AS counted);
  UPDATE sites SET present_id = counted.present_id
  FROM sites AS own LEFT JOIN present_sites_counted(project) AS counted ON counted.site_id = own.id
  WHERE own.project_id = project AND sites.project_id = own.project_id AND sites.id = own.id
    AND sites.present_id IS DISTINCT FROM counted.present_id;
  PERFORM note_theme_changes(was, ARRAY(SELECT counted FROM theme_counts_counted(project, places) AS counted));
END
$$;

-- A site of another kind: what it adds is of that kind.
CREATE FUNCTION site_kind_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  becomes theme_counts[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.project_id::text, 7042));
  becomes := ARRAY(SELECT counted FROM theme_counts_counted(NEW.project_id, ARRAY[NEW.id]) AS counted);
  PERFORM note_theme_changes(
    ARRAY(
      SELECT row(project_id, theme_id, OLD.kind, approved_sites, approved_entries, submitted_sites, submitted_entries, sites)::theme_counts
      FROM unnest(becomes)),
    becomes);
  RETURN NULL;
END
$$;
CREATE TRIGGER sites_counted_kind AFTER UPDATE OF kind ON sites FOR EACH ROW
  WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION site_kind_counted();

-- ---- All of it ----

CREATE FUNCTION keep_all_theme_counts(project uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 7042));
  DELETE FROM theme_count_changes WHERE project_id = project;
  DELETE FROM theme_counts WHERE project_id = project;
  INSERT INTO theme_counts SELECT * FROM theme_counts_counted(project, ARRAY(SELECT id FROM sites WHERE project_id = project));
END
$$;

CREATE OR REPLACE FUNCTION rebuild_counts(project uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 7042));
  PERFORM keep_present_sites(project);
  UPDATE entries SET search_month = month_of(v.visited_on) FROM visits v
  WHERE v.project_id = project AND has_counts(v.state) AND entries.project_id = v.project_id AND entries.visit_id = v.id
    AND entries.search_month IS DISTINCT FROM month_of(v.visited_on);
  DELETE FROM site_theme_counts WHERE project_id = project;
  DELETE FROM visit_theme_counts WHERE project_id = project;
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
  PERFORM keep_all_theme_counts(project);
END
$$;

CREATE FUNCTION count_faults(project uuid) RETURNS TABLE (kept text, of text)
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
