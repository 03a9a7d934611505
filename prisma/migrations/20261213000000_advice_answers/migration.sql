-- What a person says about advice, kept with the part that it is about. A column with a constant default writes no row.
ALTER TABLE "reports" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "report_sections" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "report_points" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '[]';
