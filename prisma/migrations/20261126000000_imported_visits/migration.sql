-- Which version of a visit a workbook wrote last, so that importing a changed file again never goes over what was changed by hand.
CREATE TABLE IF NOT EXISTS imported_visits (
  project_id uuid NOT NULL,
  visit_id uuid NOT NULL,
  version integer NOT NULL CONSTRAINT imported_visits_version_range CHECK (version >= 1),
  imported_by uuid NOT NULL,
  imported_at timestamptz(3) NOT NULL,
  CONSTRAINT imported_visits_pkey PRIMARY KEY (project_id, visit_id),
  CONSTRAINT imported_visits_visit_fkey FOREIGN KEY (project_id, visit_id) REFERENCES visits (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
