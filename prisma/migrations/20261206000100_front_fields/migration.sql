-- What an office writes around a report: 主送, 附件说明, 抄送, with or without a seal. Columns with a constant default write no row.
ALTER TABLE "reports"
  ADD COLUMN "addressee" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "annexes" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "copy_to" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "sealed" BOOLEAN NOT NULL DEFAULT true;
