-- Each part of a report has the version of the report at which it was last written. Adding a column with a constant
-- default writes no row, so the lock is short however many reports there are.
ALTER TABLE "reports" ADD COLUMN "front_version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "deleted_at" TIMESTAMPTZ(3),
  ADD COLUMN "deleted_by" UUID;
ALTER TABLE "report_sections" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "report_points" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- What was written in a part, and by whom. `part`: "front", "order", or the id of a section or point.
CREATE TABLE "report_revisions" (
  "project_id" UUID NOT NULL,
  "report_id" UUID NOT NULL,
  "part" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "content" JSONB,
  "author_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_revisions_pkey" PRIMARY KEY ("project_id", "report_id", "part", "version"),
  CONSTRAINT "report_revisions_report" FOREIGN KEY ("project_id", "report_id")
    REFERENCES "reports" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_revisions_part_shape" CHECK (part IN ('front', 'order') OR part ~ '^[0-9a-f-]{36}$'),
  CONSTRAINT "report_revisions_kind_known" CHECK (kind IN ('before', 'typed', 'updated', 'restored', 'removed'))
);
CREATE INDEX "report_revisions_version_idx" ON "report_revisions" ("project_id", "report_id", "version");
