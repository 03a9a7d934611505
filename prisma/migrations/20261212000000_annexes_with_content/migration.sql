-- An annex of a report is a section that is printed behind the signature: its own text, the sites visited, the figures
-- used, or photos. Null: a section of the body.
ALTER TABLE "report_sections" ADD COLUMN "annex" TEXT;
ALTER TABLE "report_sections" ADD CONSTRAINT "report_sections_annex_known" CHECK (annex IN ('text', 'sites', 'figures', 'photos')) NOT VALID;
ALTER TABLE "report_sections" VALIDATE CONSTRAINT "report_sections_annex_known";

-- The photos that an issued report shows. While it does, they stay with their visit.
CREATE TABLE "report_issue_photos" (
  "project_id" UUID NOT NULL,
  "issue_id" UUID NOT NULL,
  "attachment_id" UUID NOT NULL,
  CONSTRAINT "report_issue_photos_pkey" PRIMARY KEY ("project_id", "issue_id", "attachment_id"),
  CONSTRAINT "report_issue_photos_issue" FOREIGN KEY ("project_id", "issue_id")
    REFERENCES "report_issues" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_issue_photos_attachment" FOREIGN KEY ("project_id", "attachment_id")
    REFERENCES "attachments" ("project_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
);
CREATE INDEX "report_issue_photos_attachment_idx" ON "report_issue_photos" ("project_id", "attachment_id");
