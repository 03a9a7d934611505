-- Whether submitted visits counted in what was sent out: then it is for those who may read submitted visits.
ALTER TABLE report_issues ADD COLUMN include_unapproved boolean NOT NULL DEFAULT false;
UPDATE report_issues i SET include_unapproved = true
FROM reports r WHERE r.project_id = i.project_id AND r.id = i.report_id AND r.include_unapproved;
