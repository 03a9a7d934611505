-- What an analyst wrote of a cell of the matrix (a site and a theme, or a site and a dimension), each text as a row: the
-- last one is shown, none is ever changed. `sources` are the entries it stands on as they were, [[id, hash], …].
-- No key to themes: a theme that is merged may come back, and finds its texts again.
CREATE TABLE matrix_summaries (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE ON UPDATE CASCADE,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  dimension text NOT NULL,
  theme_id uuid,
  text text NOT NULL,
  sources jsonb NOT NULL,
  written_by uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  CONSTRAINT matrix_summaries_site FOREIGN KEY (project_id, site_id)
    REFERENCES sites (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT matrix_summaries_dimension FOREIGN KEY (project_id, dimension)
    REFERENCES dimensions (project_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT matrix_summaries_text CHECK (length(text) <= 2000),
  CONSTRAINT matrix_summaries_sources CHECK (jsonb_typeof(sources) = 'array')
);
CREATE INDEX matrix_summaries_site_idx ON matrix_summaries (site_id);
