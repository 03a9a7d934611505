-- A point can hold others. A column with a constant default writes no row.
ALTER TABLE "report_points" ADD COLUMN "level" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_level_range" CHECK ("level" BETWEEN 0 AND 2);
