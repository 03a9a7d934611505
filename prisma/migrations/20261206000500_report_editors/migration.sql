-- Who has a report open for editing. UNLOGGED: what a crash takes away, the next request of each editor brings back.
CREATE UNLOGGED TABLE "report_editors" (
  "project_id" UUID NOT NULL,
  "report_id" UUID NOT NULL,
  "editor_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_editors_pkey" PRIMARY KEY ("project_id", "report_id", "editor_id"),
  CONSTRAINT "report_editors_report" FOREIGN KEY ("project_id", "report_id")
    REFERENCES "reports" ("project_id", "id") ON DELETE CASCADE,
  CONSTRAINT "report_editors_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
