-- 分报告: a report that counts only the sites of one 区县 or one kind, made from a 总报告. No key to that one: it may be
-- removed for good while its parts stay.
ALTER TABLE "reports"
  ADD COLUMN "parent_id" UUID,
  ADD COLUMN "count_county" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "count_kind" TEXT;
ALTER TABLE "reports" ADD CONSTRAINT "reports_count_kind_known" CHECK (count_kind IN ('town', 'township', 'subdistrict', 'park'));
-- Two presses make one.
CREATE UNIQUE INDEX "reports_part_key" ON "reports" ("project_id", "parent_id", "count_county", coalesce("count_kind", ''))
  WHERE parent_id IS NOT NULL AND deleted_at IS NULL;
