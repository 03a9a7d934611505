-- 问题—建议: a theme of 存在问题 and one of 思考建议 that answers it, joined by a person.
-- No key to themes: where a theme was merged, the pair is read at the theme that stays, and comes back with the other.
CREATE TABLE theme_pairs (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE ON UPDATE CASCADE,
  problem_id uuid NOT NULL,
  suggestion_id uuid NOT NULL,
  paired_by uuid NOT NULL,
  paired_at timestamptz(3) NOT NULL,
  CONSTRAINT theme_pairs_pkey PRIMARY KEY (project_id, problem_id, suggestion_id)
);
