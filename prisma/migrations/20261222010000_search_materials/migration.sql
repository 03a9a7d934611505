-- Words in Word files that sites handed over are found by the keys of the search, as those of entries are
-- (docs/decisions/075-one-search.md). A file has no month: 0 stands for it. Files are read by the server after they
-- came, so nobody who hands in waits for this index; building it locks this table alone.
CREATE FUNCTION joined_paragraphs(paragraphs text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN array_to_string(paragraphs, E'\n');

CREATE INDEX material_texts_search_idx ON material_texts
  USING gin (search_keys(project_id, 0, joined_paragraphs(paragraphs))) WHERE readable;
-- Statistics of keys would cost ANALYZE a second search form of every file, and help no plan.
ALTER INDEX material_texts_search_idx ALTER COLUMN 1 SET STATISTICS 0;
