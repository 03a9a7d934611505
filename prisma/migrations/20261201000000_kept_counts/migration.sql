-- What the findings count, kept beside the rows and changed with them, in the same transaction
-- (docs/decisions/031-reading-at-scale.md). This makes the empty tables and what keeps them, and holds no table long. The
-- next migration fills them.
--
-- Kept are only numbers that no later reading has to take apart: they are by visit, so that days, states, kinds and mergers
-- of sites are applied when they are read. Visits that are submitted or approved have counts, others have none.

-- ---- The present site of each site ----

-- The site that it counts as: itself, or the one that it was merged into. Null where mergers go in a circle.
ALTER TABLE sites ADD COLUMN present_id uuid;

-- What present_id has to be, for every site of a project.
CREATE FUNCTION present_sites_counted(project uuid) RETURNS TABLE (site_id uuid, present_id uuid)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH RECURSIVE chain AS (
    SELECT sites.id AS site_id, sites.id AS present_id, sites.merged_into_id, 0 AS depth
    FROM sites WHERE sites.project_id = project
    UNION ALL
    SELECT chain.site_id, sites.id, sites.merged_into_id, chain.depth + 1
    FROM chain JOIN sites ON sites.project_id = project AND sites.id = chain.merged_into_id
    WHERE chain.depth < 20
  )
  SELECT chain.site_id, chain.present_id FROM chain WHERE chain.merged_into_id IS NULL;
END;

CREATE FUNCTION keep_present_sites(project uuid) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  UPDATE sites SET present_id = counted.present_id
  FROM sites AS own LEFT JOIN present_sites_counted(project) AS counted ON counted.site_id = own.id
  WHERE own.project_id = project AND sites.project_id = own.project_id AND sites.id = own.id
    AND sites.present_id IS DISTINCT FROM counted.present_id;
END;

CREATE FUNCTION site_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.present_id := CASE WHEN NEW.merged_into_id IS NULL THEN NEW.id END;
  RETURN NEW;
END
$$;
CREATE FUNCTION site_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_present_sites(NEW.project_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER sites_made BEFORE INSERT ON sites FOR EACH ROW EXECUTE FUNCTION site_made();
CREATE TRIGGER sites_made_merged AFTER INSERT ON sites FOR EACH ROW
  WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION site_merged();
CREATE TRIGGER sites_merged AFTER UPDATE OF merged_into_id ON sites FOR EACH ROW
  WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION site_merged();

-- ---- Tables ----

CREATE TABLE visit_counts (
  project_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  dimension text NOT NULL,
  entries integer NOT NULL,
  -- Of the entries: those without any theme of the dimension.
  uncoded integer NOT NULL,
  figures integer NOT NULL,
  CONSTRAINT visit_counts_pkey PRIMARY KEY (project_id, visit_id, dimension) INCLUDE (entries, uncoded, figures),
  CONSTRAINT visit_counts_visit_fkey FOREIGN KEY (project_id, visit_id) REFERENCES visits (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- The entries of a visit under a theme or any theme below it: an entry under two of them is one.
CREATE TABLE visit_theme_counts (
  project_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  entries integer NOT NULL,
  -- The entry that speaks for the visit (原话 before 归纳, then by its place), and whether it is 原话.
  sample_id uuid NOT NULL,
  verbatim boolean NOT NULL,
  CONSTRAINT visit_theme_counts_pkey PRIMARY KEY (project_id, visit_id, theme_id),
  CONSTRAINT visit_theme_counts_visit_fkey FOREIGN KEY (project_id, visit_id) REFERENCES visits (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT visit_theme_counts_theme_fkey FOREIGN KEY (project_id, theme_id) REFERENCES themes (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX visit_theme_counts_theme_idx ON visit_theme_counts (project_id, theme_id, visit_id) INCLUDE (entries);

-- The same added up for each site as it was visited, and each state.
CREATE TABLE site_theme_counts (
  project_id uuid NOT NULL,
  site_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  state text NOT NULL,
  entries integer NOT NULL,
  sample_id uuid NOT NULL,
  verbatim boolean NOT NULL,
  CONSTRAINT site_theme_counts_pkey PRIMARY KEY (project_id, site_id, theme_id, state),
  CONSTRAINT site_theme_counts_site_fkey FOREIGN KEY (project_id, site_id) REFERENCES sites (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT site_theme_counts_theme_fkey FOREIGN KEY (project_id, theme_id) REFERENCES themes (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX site_theme_counts_theme_idx ON site_theme_counts (project_id, theme_id, state, site_id) INCLUDE (entries);

-- ---- What the counts have to be ----

CREATE FUNCTION has_counts(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN state IN ('submitted', 'approved');

CREATE FUNCTION visit_counts_counted(project uuid, chosen uuid[])
  RETURNS TABLE (visit_id uuid, dimension text, entries integer, uncoded integer, figures integer)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT part.visit_id, part.dimension, sum(part.entry)::int, sum(part.uncoded)::int, sum(part.figure)::int
  FROM (
    SELECT e.visit_id, e.dimension, 1 AS entry, 0 AS figure,
      CASE WHEN EXISTS (
        SELECT 1 FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
        WHERE et.project_id = e.project_id AND et.entry_id = e.id AND t.dimension = e.dimension
      ) THEN 0 ELSE 1 END AS uncoded
    FROM visits v JOIN entries e ON e.project_id = v.project_id AND e.visit_id = v.id
    WHERE v.project_id = project AND v.id = ANY (chosen) AND has_counts(v.state)
    UNION ALL
    SELECT f.visit_id, f.dimension, 0, 1, 0
    FROM visits v JOIN figures f ON f.project_id = v.project_id AND f.visit_id = v.id
    WHERE v.project_id = project AND v.id = ANY (chosen) AND has_counts(v.state)
  ) AS part GROUP BY part.visit_id, part.dimension;
END;

-- By visits: from the themes of their entries upwards.
CREATE FUNCTION visit_themes_counted(project uuid, chosen uuid[])
  RETURNS TABLE (visit_id uuid, theme_id uuid, entries integer, sample_id uuid, verbatim boolean)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH RECURSIVE spoken AS (
    SELECT e.visit_id, e.id AS entry_id, e.form, e.position AS place, t.id AS theme_id, t.parent_id
    FROM visits v
    JOIN entries e ON e.project_id = v.project_id AND e.visit_id = v.id
    JOIN entry_themes et ON et.project_id = e.project_id AND et.entry_id = e.id
    JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id AND t.dimension = e.dimension
    WHERE v.project_id = project AND v.id = ANY (chosen) AND has_counts(v.state)
    UNION
    SELECT spoken.visit_id, spoken.entry_id, spoken.form, spoken.place, above.id, above.parent_id
    FROM spoken JOIN themes above ON above.project_id = project AND above.id = spoken.parent_id
  )
  SELECT spoken.visit_id, spoken.theme_id, count(*)::int,
    (array_agg(spoken.entry_id ORDER BY spoken.form = 'verbatim' DESC, spoken.place, spoken.entry_id))[1],
    bool_or(spoken.form = 'verbatim')
  FROM spoken GROUP BY spoken.visit_id, spoken.theme_id;
END;

-- By themes: from them downwards, over every visit of the project.
CREATE FUNCTION theme_visits_counted(project uuid, chosen uuid[])
  RETURNS TABLE (visit_id uuid, theme_id uuid, entries integer, sample_id uuid, verbatim boolean)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT spoken.visit_id, spoken.root_id, count(*)::int,
    (array_agg(spoken.id ORDER BY spoken.form = 'verbatim' DESC, spoken.position, spoken.id))[1],
    bool_or(spoken.form = 'verbatim')
  FROM (
    SELECT DISTINCT e.visit_id, branch.root_id, e.id, e.form, e.position
    FROM theme_branches(project) AS branch
    JOIN entry_themes et ON et.project_id = project AND et.theme_id = branch.theme_id
    JOIN entries e ON e.project_id = et.project_id AND e.id = et.entry_id AND e.dimension = branch.dimension
    JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
    WHERE branch.root_id = ANY (chosen) AND has_counts(v.state)
  ) AS spoken GROUP BY spoken.visit_id, spoken.root_id;
END;

-- By sites, from what is kept of their visits.
CREATE FUNCTION site_themes_counted(project uuid, chosen uuid[])
  RETURNS TABLE (site_id uuid, theme_id uuid, state text, entries integer, sample_id uuid, verbatim boolean)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT v.site_id, c.theme_id, v.state, sum(c.entries)::int,
    (array_agg(c.sample_id ORDER BY c.verbatim DESC, v.visited_on, e.position, c.sample_id))[1], bool_or(c.verbatim)
  FROM visits v
  JOIN visit_theme_counts c ON c.project_id = v.project_id AND c.visit_id = v.id
  JOIN entries e ON e.project_id = c.project_id AND e.id = c.sample_id
  WHERE v.project_id = project AND v.site_id = ANY (chosen) AND has_counts(v.state)
  GROUP BY v.site_id, c.theme_id, v.state;
END;

-- ---- Keeping them ----

-- Two who count the same visit or site take turns: the second counts again what the first has written. A row that has not
-- changed is not written.
CREATE FUNCTION keep_site_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM sites WHERE project_id = project AND id = ANY (chosen) ORDER BY id FOR NO KEY UPDATE;
  WITH counted AS MATERIALIZED (SELECT * FROM site_themes_counted(project, chosen)),
  gone AS (
    DELETE FROM site_theme_counts AS kept
    WHERE kept.project_id = project AND kept.site_id = ANY (chosen) AND NOT EXISTS (
      SELECT 1 FROM counted
      WHERE counted.site_id = kept.site_id AND counted.theme_id = kept.theme_id AND counted.state = kept.state)
  )
  INSERT INTO site_theme_counts AS kept (project_id, site_id, theme_id, state, entries, sample_id, verbatim)
  SELECT project, site_id, theme_id, state, entries, sample_id, verbatim FROM counted
  ON CONFLICT (project_id, site_id, theme_id, state) DO UPDATE
  SET entries = EXCLUDED.entries, sample_id = EXCLUDED.sample_id, verbatim = EXCLUDED.verbatim
  WHERE (kept.entries, kept.sample_id, kept.verbatim) <> (EXCLUDED.entries, EXCLUDED.sample_id, EXCLUDED.verbatim);
END
$$;

-- The counts of these visits, and of the sites that they are at. Whoever moves a theme waits for them, and they for it.
CREATE FUNCTION keep_visit_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 7042));
  PERFORM FROM visits WHERE project_id = project AND id = ANY (chosen) ORDER BY id FOR NO KEY UPDATE;
  WITH counted AS MATERIALIZED (SELECT * FROM visit_counts_counted(project, chosen)),
  gone AS (
    DELETE FROM visit_counts AS kept
    WHERE kept.project_id = project AND kept.visit_id = ANY (chosen) AND NOT EXISTS (
      SELECT 1 FROM counted WHERE counted.visit_id = kept.visit_id AND counted.dimension = kept.dimension)
  )
  INSERT INTO visit_counts AS kept (project_id, visit_id, dimension, entries, uncoded, figures)
  SELECT project, visit_id, dimension, entries, uncoded, figures FROM counted
  ON CONFLICT (project_id, visit_id, dimension) DO UPDATE
  SET entries = EXCLUDED.entries, uncoded = EXCLUDED.uncoded, figures = EXCLUDED.figures
  WHERE (kept.entries, kept.uncoded, kept.figures) <> (EXCLUDED.entries, EXCLUDED.uncoded, EXCLUDED.figures);

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

  PERFORM keep_site_counts(project, ARRAY(
    SELECT DISTINCT site_id FROM visits WHERE project_id = project AND id = ANY (chosen)));
END
$$;

-- The counts of these themes over all visits and sites.
CREATE FUNCTION keep_theme_counts(project uuid, chosen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
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
END
$$;

-- Everything that is kept of a project, made anew: npm run derived:rebuild.
CREATE FUNCTION rebuild_counts(project uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 7042));
  PERFORM keep_present_sites(project);
  DELETE FROM site_theme_counts WHERE project_id = project;
  DELETE FROM visit_theme_counts WHERE project_id = project;
  DELETE FROM visit_counts WHERE project_id = project;
  INSERT INTO visit_counts (project_id, visit_id, dimension, entries, uncoded, figures)
  SELECT project, counted.* FROM visit_counts_counted(project, ARRAY(
    SELECT id FROM visits WHERE project_id = project AND has_counts(state))) AS counted;
  INSERT INTO visit_theme_counts (project_id, visit_id, theme_id, entries, sample_id, verbatim)
  SELECT project, counted.* FROM theme_visits_counted(project, ARRAY(
    SELECT id FROM themes WHERE project_id = project)) AS counted;
  INSERT INTO site_theme_counts (project_id, site_id, theme_id, state, entries, sample_id, verbatim)
  SELECT project, counted.* FROM site_themes_counted(project, ARRAY(
    SELECT id FROM sites WHERE project_id = project)) AS counted;
END
$$;

-- Where what is kept differs from what a recount gives: empty when all is right.
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
  WHERE (kept.entries, kept.uncoded, kept.figures) IS DISTINCT FROM (counted.entries, counted.uncoded, counted.figures)
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
  WHERE (kept.entries, kept.sample_id, kept.verbatim) IS DISTINCT FROM (counted.entries, counted.sample_id, counted.verbatim);
END;

-- ---- Who changes them ----

-- For each project, the visits among these that have counts.
CREATE FUNCTION keep_counts_of(projects uuid[], visit_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own record;
BEGIN
  FOR own IN
    SELECT v.project_id, array_agg(DISTINCT v.id) AS ids
    FROM unnest(projects, visit_ids) AS touched (project_id, visit_id)
    JOIN visits v ON v.project_id = touched.project_id AND v.id = touched.visit_id
    WHERE has_counts(v.state) GROUP BY v.project_id ORDER BY v.project_id
  LOOP
    PERFORM keep_visit_counts(own.project_id, own.ids);
  END LOOP;
END
$$;

CREATE FUNCTION entries_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  projects uuid[];
  visit_ids uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(project_id), array_agg(visit_id) INTO projects, visit_ids
    FROM (SELECT DISTINCT project_id, visit_id FROM made) AS touched;
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
CREATE TRIGGER entries_counted_made AFTER INSERT ON entries
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION entries_counted();
CREATE TRIGGER entries_counted_changed AFTER UPDATE ON entries
  REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION entries_counted();
CREATE TRIGGER entries_counted_gone AFTER DELETE ON entries
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION entries_counted();
CREATE TRIGGER figures_counted_made AFTER INSERT ON figures
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION entries_counted();
CREATE TRIGGER figures_counted_changed AFTER UPDATE ON figures
  REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION entries_counted();
CREATE TRIGGER figures_counted_gone AFTER DELETE ON figures
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION entries_counted();

CREATE FUNCTION entry_themes_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  projects uuid[];
  visit_ids uuid[];
BEGIN
  SELECT array_agg(project_id), array_agg(visit_id) INTO projects, visit_ids
  FROM (
    SELECT DISTINCT e.project_id, e.visit_id
    FROM changed JOIN entries e ON e.project_id = changed.project_id AND e.id = changed.entry_id
  ) AS touched;
  IF projects IS NOT NULL THEN
    PERFORM keep_counts_of(projects, visit_ids);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER entry_themes_counted_made AFTER INSERT ON entry_themes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_counted();
CREATE TRIGGER entry_themes_counted_gone AFTER DELETE ON entry_themes
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_counted();
-- An assignment that is changed: what it was, then what it is.
CREATE TRIGGER entry_themes_counted_was AFTER UPDATE ON entry_themes
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_counted();
CREATE TRIGGER entry_themes_counted_is AFTER UPDATE ON entry_themes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_counted();

-- A visit that begins or ends to count, is counted in another state or at another site, or has another day (which decides
-- whose words speak for the site).
CREATE FUNCTION visit_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF has_counts(NEW.state) OR has_counts(OLD.state) THEN
    PERFORM keep_visit_counts(NEW.project_id, ARRAY[NEW.id]);
    IF OLD.site_id <> NEW.site_id THEN
      PERFORM keep_site_counts(OLD.project_id, ARRAY[OLD.site_id]);
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER visits_counted AFTER UPDATE OF state, site_id, visited_on ON visits FOR EACH ROW
  WHEN ((OLD.state, OLD.site_id, OLD.visited_on) IS DISTINCT FROM (NEW.state, NEW.site_id, NEW.visited_on))
  EXECUTE FUNCTION visit_counted();
-- Its rows are gone by now, so only the site is left to count.
CREATE FUNCTION visit_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_site_counts(OLD.project_id, ARRAY[OLD.site_id]);
  RETURN NULL;
END
$$;
CREATE TRIGGER visits_counted_gone AFTER DELETE ON visits FOR EACH ROW
  WHEN (has_counts(OLD.state)) EXECUTE FUNCTION visit_gone();

-- A theme that is moved in the tree: it and all above its old and its new place. Where its dimension changes too, the
-- visits that speak of it.
CREATE FUNCTION theme_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid[];
BEGIN
  WITH RECURSIVE path AS (
    SELECT id, parent_id FROM themes WHERE project_id = NEW.project_id AND id IN (NEW.id, OLD.parent_id, NEW.parent_id)
    UNION
    SELECT themes.id, themes.parent_id FROM path JOIN themes ON themes.project_id = NEW.project_id AND themes.id = path.parent_id
  )
  SELECT array_agg(id) INTO above FROM path;
  PERFORM keep_theme_counts(NEW.project_id, above);
  IF OLD.dimension <> NEW.dimension THEN
    PERFORM keep_visit_counts(NEW.project_id, ARRAY(
      SELECT DISTINCT e.visit_id FROM entry_themes et JOIN entries e ON e.project_id = et.project_id AND e.id = et.entry_id
      WHERE et.project_id = NEW.project_id AND et.theme_id = NEW.id));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER themes_moved AFTER UPDATE OF parent_id, dimension ON themes FOR EACH ROW
  WHEN ((OLD.parent_id, OLD.dimension) IS DISTINCT FROM (NEW.parent_id, NEW.dimension)) EXECUTE FUNCTION theme_moved();
