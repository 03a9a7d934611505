-- The same grams in linear time. The text is brought into its search form and cut into characters once; each character is
-- then paired with the next one. (substr walks a text from its beginning at each call, and so does a text array at [i].)
CREATE OR REPLACE FUNCTION character_grams(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (
    WITH search AS MATERIALIZED (SELECT string_to_array(search_form(value), NULL) AS characters)
    SELECT coalesce(array_agg(DISTINCT gram COLLATE "C"), '{}')
    FROM search, unnest(characters, characters[2:]) AS pair (one, following),
      LATERAL (VALUES (one), (one || coalesce(following, ''))) AS grams (gram)
  );
