-- The backups made of this database: how old the last good one is, and why the last one failed. No backup contains it.
CREATE TABLE "backups" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "byte_size" BIGINT,
  "missing" INTEGER,
  "error" TEXT,
  CONSTRAINT "backups_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "backups_kind_known" CHECK (kind IN ('manual', 'scheduled')),
  CONSTRAINT "backups_ended_whole" CHECK (ended_at IS NULL OR (error IS NULL) = (byte_size IS NOT NULL AND missing IS NOT NULL))
);
CREATE INDEX "backups_started_at_idx" ON "backups" ("started_at");
