-- The counts of what is there, and present_sites by what is kept.
SELECT rebuild_counts(id) FROM projects ORDER BY id;

CREATE OR REPLACE VIEW present_sites AS
SELECT project_id, id AS site_id, present_id FROM sites WHERE present_id IS NOT NULL;
