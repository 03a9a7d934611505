-- Evidence that a person has taken out of a point stays taken out when the report is brought up to date.
ALTER TABLE report_point_evidence ADD COLUMN IF NOT EXISTS removed_at timestamptz(3);
