-- Which of the sites behind a number are named. A column with a constant default writes no row.
ALTER TABLE "report_points" ADD COLUMN "support_names" TEXT NOT NULL DEFAULT 'all';
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_support_names_known" CHECK (support_names IN ('all', 'first', 'none'));
