-- An index that begins with project_id invites the planner to use it for a save, where statistics are young: it then reads
-- all codings of the project instead of one entry's. A theme belongs to one project, so the theme comes first here.
CREATE INDEX entry_themes_newest_by_theme ON entry_themes (theme_id, assigned_at DESC, entry_id);
DROP INDEX entry_themes_newest;
ALTER INDEX entry_themes_newest_by_theme RENAME TO entry_themes_newest;
