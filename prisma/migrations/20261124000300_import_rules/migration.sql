-- A project's own words by which the headings of imported documents send what stands below them to a dimension.
CREATE TABLE IF NOT EXISTS import_rules (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE ON UPDATE CASCADE,
  id uuid NOT NULL,
  word text NOT NULL CONSTRAINT import_rules_word_range CHECK (word <> '' AND char_length(word) <= 20),
  dimension text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT import_rules_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT import_rules_dimension_fkey FOREIGN KEY (project_id, dimension) REFERENCES dimensions (project_id, key) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX IF NOT EXISTS import_rules_project_id_word_key ON import_rules (project_id, word);
