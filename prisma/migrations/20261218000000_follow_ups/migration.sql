-- 补访: a question that one member is to ask at one site, and what it came from.
-- No key to the origin: what a question came from may be deleted, and the question stays with its words.
CREATE TABLE follow_ups (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE ON UPDATE CASCADE,
  id uuid NOT NULL,
  site_id uuid NOT NULL,
  dimension text NOT NULL,
  question text NOT NULL,
  assignee_id uuid NOT NULL,
  due_on date,
  origin_kind text NOT NULL,
  origin_id uuid,
  origin_visit_id uuid,
  origin_text text NOT NULL DEFAULT '',
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  cancelled_by uuid,
  cancelled_at timestamptz(3),
  CONSTRAINT follow_ups_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT follow_ups_origin_kind_known CHECK (origin_kind IN ('gap', 'figure', 'comment', 'entry', 'theme', 'cell')),
  CONSTRAINT follow_ups_site_fkey FOREIGN KEY (project_id, site_id) REFERENCES sites (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT follow_ups_dimension_fkey FOREIGN KEY (project_id, dimension) REFERENCES dimensions (project_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT follow_ups_assignee_fkey FOREIGN KEY (project_id, assignee_id) REFERENCES memberships (project_id, user_id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX follow_ups_site_idx ON follow_ups (site_id);
CREATE INDEX follow_ups_origin_idx ON follow_ups (origin_id);
CREATE INDEX follow_ups_origin_visit_idx ON follow_ups (origin_visit_id);

-- What a visit found out about one. A question that two visits answer has two rows. Written with the visit.
-- No key to entries: an answer whose entry is gone is no answer.
CREATE TABLE follow_up_answers (
  project_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  follow_up_id uuid NOT NULL,
  entry_ids uuid[] NOT NULL,
  note text NOT NULL,
  CONSTRAINT follow_up_answers_pkey PRIMARY KEY (project_id, visit_id, follow_up_id),
  CONSTRAINT follow_up_answers_visit_fkey FOREIGN KEY (project_id, visit_id) REFERENCES visits (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT follow_up_answers_follow_up_fkey FOREIGN KEY (project_id, follow_up_id) REFERENCES follow_ups (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX follow_up_answers_follow_up_idx ON follow_up_answers (follow_up_id);
