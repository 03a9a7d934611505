import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readCountSets } from "@/lib/reports/data/counts";
import { photoIds } from "@/lib/reports/annexes/annexes";
import { readLedgerSets } from "@/lib/reports/data/ledger";
import { readPhotos } from "@/lib/reports/data/photos";
import { readReport } from "@/lib/reports/data/reports";
import { readSeenNumbers, type SeenNumbers } from "@/lib/reports/data/seen-numbers";
import { printsLedger } from "@/lib/reports/ledger-tokens";
import { packCounts, type PackedCountSets } from "@/lib/reports/packed-counts";
import { packRecord, type PackedRecord } from "@/lib/reports/packed-record";
import { withLedger, withPhotos } from "@/lib/reports/types";
import { id } from "@/lib/text";

/** A report with all that its editor works on: its texts, what they cite, and the figures of today. */
export interface WorkingCopy {
  record: PackedRecord;
  counts: PackedCountSets;
  /** The counts that were last seen; null if nobody has said so. */
  seen: SeenNumbers | null;
}

/** An invalid id is treated as a missing report. */
export async function readWorkingCopy(scope: ProjectScope, reportId: unknown): Promise<WorkingCopy> {
  const known = id.safeParse(reportId);
  if (!known.success) throw new AppError("not_found");
  const record = await readReport(scope, known.data);
  if (!record) throw new AppError("not_found");
  const { places } = record;
  const counts = await readCountSets(scope, { ledger: false }, places);
  const ledger = printsLedger(record.draft) ? await readLedgerSets(scope, places) : null;
  const shown = photoIds(record.draft);
  const all = withLedger(counts, ledger);
  return {
    record: packRecord(record),
    seen: await readSeenNumbers(scope, record.id),
    counts: packCounts(shown.length > 0 ? withPhotos(all, await readPhotos(scope, shown)) : all),
  };
}
