-- 印发机关 and 印发日期 of a report. Columns with a constant default or none write no row.
ALTER TABLE "reports" ADD COLUMN "printed_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "reports" ADD COLUMN "printed_on" DATE;
