-- The sites behind a number can also be named in an annex.
ALTER TABLE "report_points" DROP CONSTRAINT "report_points_support_names_known";
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_support_names_known" CHECK (support_names IN ('all', 'first', 'none', 'annex'));
