-- Until ANALYZE has seen a project, the planner believes that it has one row. Any index that begins with project_id then
-- costs the same as the key (project_id, id), and a look-up by id, or a foreign key's check, reads the whole project.
-- So on the tables that a save touches, no index but the key begins with project_id; ids are unique by themselves.
-- And every row that an entry's removal has to find is found by the entry.
DROP INDEX "visits_project_id_site_id_idx";
CREATE INDEX "visits_site_id_idx" ON "visits" ("site_id");
DROP INDEX "visits_project_id_state_idx";
CREATE INDEX "visits_state_project_id_idx" ON "visits" ("state", "project_id");

DROP INDEX "sites_project_id_name_key";
CREATE UNIQUE INDEX "sites_name_project_id_key" ON "sites" ("name", "project_id");
DROP INDEX "questions_project_id_dimension_position_idx"; -- A project has few questions: its key finds them.
DROP INDEX "themes_project_id_dimension_name_key";
CREATE UNIQUE INDEX "themes_name_dimension_project_id_key" ON "themes" ("name", "dimension", "project_id");
DROP INDEX "indicators_project_id_name_unit_key";
CREATE UNIQUE INDEX "indicators_name_unit_project_id_key" ON "indicators" ("name", "unit", "project_id");

-- No query asks for the visits of a person, and memberships are never deleted.
DROP INDEX "visit_members_project_id_user_id_idx";

DROP INDEX "entries_project_id_visit_id_idx";
CREATE INDEX "entries_visit_id_idx" ON "entries" ("visit_id");
DROP INDEX "entries_project_id_dimension_idx";

DROP INDEX "figures_project_id_visit_id_idx";
CREATE INDEX "figures_visit_id_idx" ON "figures" ("visit_id");
DROP INDEX "figures_project_id_indicator_id_idx";
CREATE INDEX "figures_indicator_id_idx" ON "figures" ("indicator_id");

DROP INDEX "entry_themes_project_id_theme_id_idx";
CREATE INDEX "entry_themes_theme_id_idx" ON "entry_themes" ("theme_id");

DROP INDEX "visit_transitions_project_id_visit_id_idx";
CREATE INDEX "visit_transitions_visit_id_idx" ON "visit_transitions" ("visit_id");

DROP INDEX "review_comments_project_id_visit_id_idx";
CREATE INDEX "review_comments_visit_id_idx" ON "review_comments" ("visit_id");
CREATE INDEX "review_comments_entry_id_idx" ON "review_comments" ("entry_id");

DROP INDEX "attachments_project_id_visit_id_idx";
CREATE INDEX "attachments_visit_id_idx" ON "attachments" ("visit_id");
CREATE INDEX "attachments_entry_id_idx" ON "attachments" ("entry_id");
DROP INDEX "attachment_cues_project_id_entry_id_idx";
CREATE INDEX "attachment_cues_entry_id_idx" ON "attachment_cues" ("entry_id");

CREATE INDEX "finding_evidence_entry_id_idx" ON "finding_evidence" ("entry_id");
CREATE INDEX "report_point_evidence_entry_id_idx" ON "report_point_evidence" ("entry_id");

-- Without the state in its condition, so that the visit is found by its key and not among all of that state.
CREATE OR REPLACE FUNCTION entry_grams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.grams := CASE
    WHEN (SELECT state FROM visits WHERE project_id = NEW.project_id AND id = NEW.visit_id) IN ('submitted', 'approved')
    THEN character_grams(NEW.text) END;
  RETURN NEW;
END
$$;

-- A stored content has several thousand bytes, and compressing it took a fifth of the save. lz4 does it in a tenth of the
-- time; a server that was built without it keeps what it has. What is stored stays as it is.
DO $$
BEGIN
  ALTER TABLE "visit_revisions" ALTER COLUMN "content" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;
END
$$;
