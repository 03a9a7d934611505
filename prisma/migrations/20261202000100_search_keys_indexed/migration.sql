-- The index of the search. New keys first wait in a short list, which every search reads to its end, so an answer to a
-- hand-in does not wait for the index, and no search misses it. Building it takes 30 s for 50,000
-- entries and 10 minutes for a million, on a busy machine; writers wait meanwhile.
SELECT set_config('maintenance_work_mem', '256MB', true);
CREATE INDEX entries_search_idx ON entries USING gin (search_keys(project_id, search_month, text))
  WITH (gin_pending_list_limit = 256) WHERE search_month IS NOT NULL;
-- Statistics of keys would cost ANALYZE a second search form of every sampled text, and help no plan.
ALTER INDEX entries_search_idx ALTER COLUMN 1 SET STATISTICS 0;

-- The entries of these months whose text has the words, whoever may see them: candidates by the index, then the text.
-- IS NOT DISTINCT FROM, so that no other index finds them: in a project that ANALYZE has not seen it would read all of it.
CREATE FUNCTION entries_holding(project uuid, months integer[], words text) RETURNS SETOF entries
  LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 AS $$
DECLARE
  month integer;
  keys bigint[];
BEGIN
  FOREACH month IN ARRAY months LOOP
    keys := word_keys(project, month, words);
    RETURN QUERY SELECT e.* FROM entries AS e
      WHERE search_keys(e.project_id, e.search_month, e.text) @> keys
        AND e.search_month = month AND e.project_id IS NOT DISTINCT FROM project AND holds_words(e.text, words);
  END LOOP;
END
$$;
