-- Search by month (docs/decisions/008-search-in-chinese.md). The keys of the index contain the project and the month of the
-- visit, so a search reads the words of its own project, month by month in the order of its list, and ends when the page
-- is full. The keys are made when the row is written: the text is not stored a second time.

-- Months since the year 0, so that months in a row are numbers in a row.
CREATE FUNCTION month_of(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN extract(year FROM day)::integer * 12 + extract(month FROM day)::integer - 1;

-- The key of a few characters in a month of a project: the month in the high bits, so that the keys of one month are
-- neighbours in the index, and 16 bits of the characters. So many kinds are enough to leave few texts to read, and so few
-- make a small index. COST: never to be tried row by row.
CREATE FUNCTION search_key(month_seed bigint, characters text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (month_seed << 16) | (hashtextextended(characters COLLATE "C", 0) & 65535);
CREATE FUNCTION month_seed(project uuid, month integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN hashtextextended(project::text COLLATE "C", month) & 140737488355327;

-- A key for each character of the text and for each two neighbours, in linear time.
CREATE FUNCTION search_keys(project uuid, month integer, value text) RETURNS bigint[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 10000
  RETURN (
    WITH search AS MATERIALIZED (
      SELECT string_to_array(search_form(value), NULL) AS characters, month_seed(project, month) AS seed
    )
    SELECT array_agg(search_key(seed, gram))
    FROM search, unnest(characters, characters[2:]) AS pair (one, following),
      LATERAL (VALUES (one), (one || following)) AS grams (gram)
    WHERE gram IS NOT NULL
  );

-- The keys that every text with these words has: those of their pairs, or of the one character.
CREATE FUNCTION word_keys(project uuid, month integer, words text) RETURNS bigint[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 10000
  RETURN (
    WITH search AS MATERIALIZED (
      SELECT string_to_array(search_form(words), NULL) AS characters, month_seed(project, month) AS seed
    )
    SELECT array_agg(search_key(seed, CASE WHEN cardinality(characters) = 1 THEN one ELSE one || following END))
    FROM search, unnest(characters, characters[2:]) AS pair (one, following)
    WHERE following IS NOT NULL OR cardinality(characters) = 1
  );

-- The text contains the words, ignoring case and width. Han characters and digits are the same in every form of a text, so
-- where they stand in it, it needs not be brought into its search form.
CREATE FUNCTION holds_words(value text, words text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (words ~ '^[一-鿿0-9]+$' AND strpos(value, words) > 0) OR strpos(search_form(value), search_form(words)) > 0;

-- The month in which an entry can be found: that of its visit's day, or null while the visit is a draft, which no search
-- finds. The column is filled by writing the table anew, without the old grams; readers and writers wait meanwhile. It takes
-- 1.6 s for 50,000 entries on a busy machine.
CREATE FUNCTION search_month_of(project uuid, visit uuid) RETURNS integer LANGUAGE sql STABLE
  RETURN (SELECT CASE WHEN has_counts(state) THEN month_of(visited_on) END FROM visits WHERE project_id = project AND id = visit);

DROP TRIGGER entries_grams_of_new ON entries;
DROP TRIGGER entries_grams_of_changed ON entries;
DROP TRIGGER visits_grams_of_new ON visits;
DROP TRIGGER visits_grams_of_found ON visits;
DROP FUNCTION entry_grams();
DROP FUNCTION visit_grams();
ALTER TABLE entries DROP COLUMN grams, ADD COLUMN search_month integer;
DROP FUNCTION character_grams(text);
ALTER TABLE entries ALTER COLUMN search_month TYPE integer USING search_month_of(project_id, visit_id);

-- Whoever adds an entry or moves it to another visit.
CREATE FUNCTION entry_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_month := search_month_of(NEW.project_id, NEW.visit_id);
  RETURN NEW;
END
$$;
CREATE TRIGGER entries_month_of_new BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entry_month();
CREATE TRIGGER entries_month_of_moved BEFORE UPDATE OF visit_id ON entries FOR EACH ROW
  WHEN (OLD.visit_id IS DISTINCT FROM NEW.visit_id) EXECUTE FUNCTION entry_month();

-- Whoever changes the state or the day of a visit that can be found, in the same transaction. While it cannot be found, the
-- months stay as they are: no search reads them.
-- IS NOT DISTINCT FROM, so that the entries are found by their visit and never by reading the whole project.
CREATE FUNCTION visit_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE entries SET search_month = month_of(NEW.visited_on)
  WHERE visit_id = NEW.id AND project_id IS NOT DISTINCT FROM NEW.project_id
    AND search_month IS DISTINCT FROM month_of(NEW.visited_on);
  RETURN NULL;
END
$$;
CREATE TRIGGER visits_month_of_new AFTER INSERT ON visits FOR EACH ROW
  WHEN (has_counts(NEW.state)) EXECUTE FUNCTION visit_month();
CREATE TRIGGER visits_month_of_changed AFTER UPDATE OF state, visited_on ON visits FOR EACH ROW
  WHEN (has_counts(NEW.state) AND (OLD.state, OLD.visited_on) IS DISTINCT FROM (NEW.state, NEW.visited_on))
  EXECUTE FUNCTION visit_month();

-- The months are among what is compared with the rows, and made anew.
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
  WHERE (kept.entries, kept.sample_id, kept.verbatim) IS DISTINCT FROM (counted.entries, counted.sample_id, counted.verbatim)
  UNION ALL
  SELECT 'search_month', e.id::text FROM visits v JOIN entries e ON e.project_id = v.project_id AND e.visit_id = v.id
  WHERE v.project_id = project AND has_counts(v.state) AND e.search_month IS DISTINCT FROM month_of(v.visited_on);
END;
