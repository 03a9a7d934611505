-- Claims: statements that the team stands behind, each version as a row: the last one is shown, none is ever changed.
-- `sources` is what it stood on when it was written: entries with a hash of their words, and sites, [[id, hash], …].
-- No keys to themes and entries: a theme that is merged may come back, and an entry that is deleted is said to be gone.
CREATE TABLE claim_versions (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE ON UPDATE CASCADE,
  id uuid NOT NULL,
  claim_id uuid NOT NULL,
  dimension text NOT NULL,
  statement text NOT NULL,
  theme_ids uuid[] NOT NULL,
  evidence_ids uuid[] NOT NULL,
  best_id uuid,
  sources jsonb NOT NULL,
  written_by uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  CONSTRAINT claim_versions_dimension FOREIGN KEY (project_id, dimension)
    REFERENCES dimensions (project_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT claim_versions_statement CHECK (length(statement) <= 200),
  CONSTRAINT claim_versions_best CHECK (best_id IS NULL OR best_id = ANY (evidence_ids)),
  CONSTRAINT claim_versions_sources CHECK (jsonb_typeof(sources) = 'array')
);
CREATE INDEX claim_versions_claim_idx ON claim_versions (project_id, claim_id);
