-- A report as it was sent out, for good: what it said, and its file with the file's SHA-256.
CREATE TABLE "report_issues" (
  "project_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "report_id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "stage" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "model" JSONB NOT NULL,
  "file" BYTEA,
  "file_hash" TEXT,
  "version" INTEGER NOT NULL,
  "issued_by" UUID,
  "issued_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "report_issues_pkey" PRIMARY KEY ("project_id", "id"),
  CONSTRAINT "report_issues_report" FOREIGN KEY ("project_id", "report_id")
    REFERENCES "reports" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "report_issues_stage_known" CHECK (stage IN ('consultation', 'for_approval', 'final')),
  CONSTRAINT "report_issues_file_hash_given" CHECK ((file IS NULL) = (file_hash IS NULL))
);
CREATE UNIQUE INDEX "report_issues_number_key" ON "report_issues" ("project_id", "report_id", "number");

-- What was final before this table was there. Its file is written anew when it is asked for.
INSERT INTO "report_issues" ("project_id", "id", "report_id", "number", "stage", "title", "model", "version", "issued_at")
SELECT project_id, gen_random_uuid(), id, 1, 'final', title, frozen_model, version, coalesce(frozen_at, updated_at)
FROM reports WHERE frozen_model IS NOT NULL;

CREATE FUNCTION report_issue_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- With its report it may go, never alone.
  IF TG_OP = 'DELETE' AND NOT EXISTS (
    SELECT FROM reports WHERE project_id = OLD.project_id AND id = OLD.report_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'an issued report does not change';
END $$;
CREATE TRIGGER report_issues_stay BEFORE UPDATE OR DELETE ON report_issues FOR EACH ROW EXECUTE FUNCTION report_issue_stays();
