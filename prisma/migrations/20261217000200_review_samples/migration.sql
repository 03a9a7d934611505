-- 复核抽样: a second person gives themes to entries that were drawn by chance, without seeing what they have.
CREATE TABLE review_samples (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  -- Of one dimension, or of all.
  dimension text,
  -- With this number the same entries are drawn from the same codings.
  seed integer NOT NULL,
  reviewer_id uuid NOT NULL,
  started_by uuid NOT NULL,
  started_at timestamptz(3) NOT NULL,
  -- When the second person said that it is done. Before that nobody sees the two beside each other.
  finished_at timestamptz(3),
  -- 作废.
  ended_by uuid,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id)
);

-- An entry of a sample. No key to entries or themes: each deletion of one would look here, and what is gone or has another
-- text by now is left out where the sample is counted.
CREATE TABLE review_sample_entries (
  project_id uuid NOT NULL,
  sample_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  position integer NOT NULL,
  -- Of the text that was drawn.
  text_hash text NOT NULL,
  -- The themes that it had then, and those that the second person gave it at coded_at: perhaps none.
  first_themes uuid[] NOT NULL,
  second_themes uuid[] NOT NULL DEFAULT '{}',
  coded_at timestamptz(3),
  settled text,
  settled_by uuid,
  settled_at timestamptz(3),
  -- For the undo: the themes that settling put on the entry, and the codings that it took off, each with who and when.
  put_on uuid[] NOT NULL DEFAULT '{}',
  taken_off jsonb,
  PRIMARY KEY (project_id, sample_id, entry_id),
  CONSTRAINT review_sample_entries_sample FOREIGN KEY (project_id, sample_id)
    REFERENCES review_samples (project_id, id) ON DELETE CASCADE,
  CONSTRAINT review_sample_entries_settled_known CHECK (settled IN ('first', 'second', 'both', 'none')),
  CONSTRAINT review_sample_entries_settled_whole CHECK (
    num_nonnulls(settled, settled_by, settled_at, taken_off) IN (0, 4))
);
