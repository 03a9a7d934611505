-- Whether points stand in one paragraph is chosen. Until now it followed from their length.
ALTER TABLE report_sections DROP CONSTRAINT report_sections_layout_known;
ALTER TABLE report_sections ADD CONSTRAINT report_sections_layout_known CHECK (layout IN ('run_in', 'paragraphs', 'sub_headings'));
UPDATE report_sections s SET layout = 'paragraphs'
WHERE s.layout = 'run_in' AND length(s.lead) + (
  SELECT coalesce(sum(length(p.lead) + length(p.text)), 0) FROM report_points p
  WHERE p.project_id = s.project_id AND p.section_id = s.id AND p.dropped_at IS NULL) >= 1200;
