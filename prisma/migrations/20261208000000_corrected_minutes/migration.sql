-- 纪要回收: minutes that a township corrected and sent back, and what they say differently, item by item.
CREATE TABLE "visit_corrections" (
  "project_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "visit_id" UUID NOT NULL,
  -- The version of the visit that the minutes were made of.
  "version" INTEGER NOT NULL,
  "file_name" TEXT NOT NULL,
  "file" BYTEA NOT NULL,
  "file_hash" TEXT NOT NULL,
  "returned_by" UUID,
  "returned_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "visit_corrections_pkey" PRIMARY KEY ("project_id", "id"),
  -- The same file read in twice is one. Without the project, so that no statement takes it for the key.
  CONSTRAINT "visit_corrections_file" UNIQUE ("visit_id", "file_hash"),
  CONSTRAINT "visit_corrections_visit" FOREIGN KEY ("project_id", "visit_id")
    REFERENCES "visits" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "visit_correction_items" (
  "project_id" UUID NOT NULL,
  "correction_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "decision" TEXT,
  -- Why it was not taken over.
  "reason" TEXT NOT NULL DEFAULT '',
  "decided_by" UUID,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "visit_correction_items_pkey" PRIMARY KEY ("project_id", "correction_id", "position"),
  CONSTRAINT "visit_correction_items_correction" FOREIGN KEY ("project_id", "correction_id")
    REFERENCES "visit_corrections" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "visit_correction_items_kind_known" CHECK (kind IN ('entry', 'figure', 'fact', 'waiting', 'note')),
  CONSTRAINT "visit_correction_items_decision_known" CHECK (decision IN ('taken', 'left', 'noted')),
  CONSTRAINT "visit_correction_items_decided" CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT "visit_correction_items_reason" CHECK (decision IS DISTINCT FROM 'left' OR reason <> '')
);
