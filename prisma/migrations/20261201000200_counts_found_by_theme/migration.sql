-- As with the other tables that a hand-in writes: no index but the key begins with project_id, so that a project which
-- ANALYZE has not seen is never read whole (20261130000000_indexes_that_find_rows). A million entries: two small indexes.
DROP INDEX visit_theme_counts_theme_idx;
CREATE INDEX visit_theme_counts_theme_idx ON visit_theme_counts (theme_id, project_id, visit_id) INCLUDE (entries);
DROP INDEX site_theme_counts_theme_idx;
CREATE INDEX site_theme_counts_theme_idx ON site_theme_counts (theme_id, project_id, state, site_id) INCLUDE (entries);
