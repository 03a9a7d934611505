-- The same answer as before, sooner: a text in normal form (NFKC) holds a word of Han characters and digits if and only if
-- it holds it as it is written. Only the few texts in another form are put into the form of the search for such a word.
-- No index is made of this function, so nothing is rebuilt and nothing waits.
CREATE OR REPLACE FUNCTION holds_words(value text, words text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
  RETURN CASE WHEN words ~ '^[一-鿿0-9]+$'
    THEN strpos(value, words) > 0 OR (value IS NOT NFKC NORMALIZED AND strpos(search_form(value), words) > 0)
    ELSE strpos(search_form(value), search_form(words)) > 0 END;
