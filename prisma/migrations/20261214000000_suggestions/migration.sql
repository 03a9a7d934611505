-- What a person said to a theme that was suggested for an entry. A refused theme is not suggested again while the entry
-- has the text that was read then.
CREATE TABLE suggestion_verdicts (
  project_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  verdict text NOT NULL,
  -- Of the entry's text at that time.
  text_hash text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT suggestion_verdicts_pkey PRIMARY KEY (project_id, entry_id, theme_id),
  CONSTRAINT suggestion_verdicts_verdict_known CHECK (verdict IN ('accepted', 'refused')),
  CONSTRAINT suggestion_verdicts_entry_fkey FOREIGN KEY (project_id, entry_id) REFERENCES entries (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT suggestion_verdicts_theme_fkey FOREIGN KEY (project_id, theme_id) REFERENCES themes (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX suggestion_verdicts_theme_idx ON suggestion_verdicts (theme_id);

-- That the examples of a theme have changed: one line for each statement that did it. What learned from them keeps the
-- lines that it saw, and learns the theme again when it sees others. Nobody waits for anybody: a line is only added, and
-- only the oldest of many are taken away, by whoever gets them. An id never comes back, so no two states have the same
-- lines. No foreign key: its check would lock the rows of themes.
CREATE TABLE theme_changes (
  project_id uuid NOT NULL,
  theme_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT theme_changes_pkey PRIMARY KEY (project_id, theme_id, id)
);

CREATE FUNCTION note_examples_changed(projects uuid[], themes uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT integer := 8;
BEGIN
  INSERT INTO theme_changes (project_id, theme_id)
  SELECT DISTINCT project_id, theme_id FROM unnest(projects, themes) AS touched (project_id, theme_id);
  DELETE FROM theme_changes AS kept USING (
    SELECT old.project_id, old.theme_id, old.id
    FROM (SELECT DISTINCT project_id, theme_id FROM unnest(projects, themes) AS one (project_id, theme_id)) AS touched,
      LATERAL (
        SELECT line.project_id, line.theme_id, line.id FROM theme_changes line
        WHERE line.project_id = touched.project_id AND line.theme_id = touched.theme_id
        ORDER BY line.id DESC OFFSET most FOR UPDATE SKIP LOCKED
      ) AS old
  ) AS gone
  WHERE kept.project_id = gone.project_id AND kept.theme_id = gone.theme_id AND kept.id = gone.id;
END
$$;

CREATE FUNCTION entry_themes_learned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_examples_changed(array_agg(project_id), array_agg(theme_id))
  FROM (SELECT DISTINCT project_id, theme_id FROM changed) AS touched HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER entry_themes_learned_made AFTER INSERT ON entry_themes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_learned();
CREATE TRIGGER entry_themes_learned_gone AFTER DELETE ON entry_themes
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_learned();
CREATE TRIGGER entry_themes_learned_was AFTER UPDATE ON entry_themes
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_learned();
CREATE TRIGGER entry_themes_learned_is AFTER UPDATE ON entry_themes
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION entry_themes_learned();

-- An entry whose text, question or dimension is changed teaches its themes something else. OFFSET 0, so that its themes are
-- looked up by its key, however many the planner believes there are.
CREATE FUNCTION entries_learned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_examples_changed(array_agg(project_id), array_agg(theme_id))
  FROM (
    SELECT DISTINCT own.project_id, own.theme_id
    FROM made JOIN gone ON gone.project_id = made.project_id AND gone.id = made.id, LATERAL (
      SELECT project_id, theme_id FROM entry_themes
      WHERE project_id = made.project_id AND entry_id = made.id OFFSET 0) AS own
    WHERE (made.text, made.question_id, made.dimension) IS DISTINCT FROM (gone.text, gone.question_id, gone.dimension)
  ) AS touched HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER entries_learned_changed AFTER UPDATE ON entries
  REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION entries_learned();
