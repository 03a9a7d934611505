-- 缺数: which entries have a place where a figure is missing, found by reading each visit once
-- (docs/decisions/074-missing-figures.md). All of it can be made anew. No key to entries: each deletion of an entry
-- would look here, and an entry is shown only if the text is still the one that was read.
CREATE TABLE lost_number_reads (
  project_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  -- The visit's version, and that of what recognizes a missing figure.
  version integer NOT NULL,
  rule integer NOT NULL,
  PRIMARY KEY (project_id, visit_id),
  FOREIGN KEY (project_id, visit_id) REFERENCES visits (project_id, id) ON DELETE CASCADE
);

CREATE TABLE lost_numbers (
  project_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  entry_md5 text NOT NULL,
  PRIMARY KEY (project_id, visit_id, entry_id),
  FOREIGN KEY (project_id, visit_id) REFERENCES lost_number_reads (project_id, visit_id) ON DELETE CASCADE
);
