-- 改稿回读: a Word file that came back, and what it says differently, piece by piece.
CREATE TABLE "report_returns" (
  "project_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "report_id" UUID NOT NULL,
  "issue_id" UUID NOT NULL,
  "file_name" TEXT NOT NULL,
  "file" BYTEA NOT NULL,
  "file_hash" TEXT NOT NULL,
  "returned_by" UUID,
  "returned_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_returns_pkey" PRIMARY KEY ("project_id", "id"),
  CONSTRAINT "report_returns_report" FOREIGN KEY ("project_id", "report_id")
    REFERENCES "reports" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_returns_issue" FOREIGN KEY ("project_id", "issue_id")
    REFERENCES "report_issues" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "report_returns_issue_idx" ON "report_returns" ("project_id", "issue_id");

-- One for each part that differs, each text that belongs to no part, and the order. Until it is decided it waits here.
CREATE TABLE "report_return_items" (
  "project_id" UUID NOT NULL,
  "return_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "decision" TEXT,
  "decided_by" UUID,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "report_return_items_pkey" PRIMARY KEY ("project_id", "return_id", "position"),
  CONSTRAINT "report_return_items_return" FOREIGN KEY ("project_id", "return_id")
    REFERENCES "report_returns" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_return_items_kind_known" CHECK (kind IN ('change', 'waiting', 'order')),
  CONSTRAINT "report_return_items_decision_known" CHECK (decision IN ('taken', 'left')),
  CONSTRAINT "report_return_items_decided" CHECK ((decision IS NULL) = (decided_at IS NULL))
);

-- 意见采纳情况: a comment of a returned file, a row of a reply sheet, or one typed by hand.
CREATE TABLE "report_opinions" (
  "project_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "report_id" UUID NOT NULL,
  "return_id" UUID,
  "position" INTEGER NOT NULL,
  "opinion" TEXT NOT NULL,
  "about" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "handling" TEXT NOT NULL DEFAULT 'pending',
  "reason" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_opinions_pkey" PRIMARY KEY ("project_id", "id"),
  CONSTRAINT "report_opinions_report" FOREIGN KEY ("project_id", "report_id")
    REFERENCES "reports" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_opinions_handling_known" CHECK (handling IN ('pending', 'adopted', 'partly', 'not_adopted'))
);
CREATE INDEX "report_opinions_report_idx" ON "report_opinions" ("project_id", "report_id", "position");

-- A change that was taken over from a returned file is a step of its own in the history.
ALTER TABLE "report_revisions" DROP CONSTRAINT "report_revisions_kind_known";
ALTER TABLE "report_revisions" ADD CONSTRAINT "report_revisions_kind_known"
  CHECK (kind IN ('before', 'typed', 'updated', 'restored', 'removed', 'returned')) NOT VALID;
ALTER TABLE "report_revisions" VALIDATE CONSTRAINT "report_revisions_kind_known";
