-- The counts of a report when somebody last said that its numbers were seen (docs/decisions/087). Columns without a
-- default rewrite no row.
ALTER TABLE reports
  ADD COLUMN seen_counts jsonb,
  ADD COLUMN seen_by uuid,
  ADD COLUMN seen_at timestamptz(3);
