-- A merged theme with all that is needed to bring it back: who merged it, where it stood, and which rows followed it.
-- No key to themes: the theme that it was merged into may be merged itself, and come back.
CREATE TABLE theme_merges (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  theme_id uuid NOT NULL,
  into_id uuid NOT NULL,
  name text NOT NULL,
  definition text NOT NULL,
  dimension text NOT NULL,
  parent_id uuid,
  position integer NOT NULL,
  child_ids uuid[] NOT NULL,
  point_ids uuid[] NOT NULL,
  finding_ids uuid[] NOT NULL,
  merged_by uuid NOT NULL,
  merged_at timestamptz(3) NOT NULL,
  undone_by uuid,
  undone_at timestamptz(3),
  PRIMARY KEY (project_id, id)
);
CREATE INDEX theme_merges_into_idx ON theme_merges (into_id);
CREATE INDEX theme_merges_theme_idx ON theme_merges (theme_id);

-- The codings of a merged theme as they were. `added`: the entry did not have the other theme before.
-- No key to entries: each deletion of an entry would look here, and the undoing takes only those that are still there.
CREATE TABLE theme_merge_entries (
  project_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  added boolean NOT NULL,
  assigned_by uuid NOT NULL,
  assigned_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, merge_id, entry_id),
  CONSTRAINT theme_merge_entries_merge FOREIGN KEY (project_id, merge_id)
    REFERENCES theme_merges (project_id, id) ON DELETE CASCADE
);
