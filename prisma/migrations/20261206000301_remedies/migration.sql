-- 整改台账: what a 问题清单 said when it came back, by the point of the report. It stays when the point is removed.
CREATE TABLE "report_remedies" (
  "project_id" UUID NOT NULL,
  "report_id" UUID NOT NULL,
  "point_id" UUID NOT NULL,
  "content" TEXT NOT NULL,
  "sites" TEXT NOT NULL DEFAULT '',
  "owner" TEXT NOT NULL DEFAULT '',
  "measure" TEXT NOT NULL DEFAULT '',
  "person" TEXT NOT NULL DEFAULT '',
  "due_on" DATE,
  "state" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_by" UUID NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_remedies_pkey" PRIMARY KEY ("project_id", "report_id", "point_id"),
  CONSTRAINT "report_remedies_report" FOREIGN KEY ("project_id", "report_id")
    REFERENCES "reports" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_remedies_state_known" CHECK (state IN ('pending', 'underway', 'done', 'closed'))
);
