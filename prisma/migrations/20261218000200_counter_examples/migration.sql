-- 反例: what a person said of an entry that may speak against a theme: it does, or it does not.
-- No key to themes: where a theme was merged, what was said is read at the theme that stays.
CREATE TABLE counter_examples (
  project_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  against boolean NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT counter_examples_pkey PRIMARY KEY (project_id, entry_id, theme_id),
  CONSTRAINT counter_examples_entry_fkey FOREIGN KEY (project_id, entry_id) REFERENCES entries (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX counter_examples_theme_idx ON counter_examples (theme_id);
