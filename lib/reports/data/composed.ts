import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readAtOneMoment, type Reader } from "@/lib/db";
import { composeReport } from "@/lib/reports/compose";
import { readCounts } from "@/lib/reports/data/counts";
import { readReport } from "@/lib/reports/data/reports";
import { tokenWords } from "@/lib/reports/document-words";
import type { ReportModel } from "@/lib/reports/model";
import type { ReportRecord } from "@/lib/reports/types";
import { printsLedger } from "@/lib/reports/ledger-tokens";

/** The report as plain data: the model it was issued with, otherwise composed from its rows and today's figures. */
export async function composeRecord(scope: ProjectScope, record: ReportRecord, reader: Reader): Promise<ReportModel> {
  if (record.frozen) return record.frozen;
  const counts = await readCounts(
    scope,
    record.draft.includeUnapproved,
    { ledger: printsLedger(record.draft) },
    reader,
  );
  return composeReport({ draft: record.draft, stage: record.stage, counts, words: tokenWords });
}

/** For a download: text, evidence and figures of one moment, even if visits are being approved meanwhile. */
export async function readComposedReport(scope: ProjectScope, reportId: string): Promise<ReportModel | null> {
  return readAtOneMoment(async (reader) => {
    const record = await readReport(scope, reportId, reader);
    return record && composeRecord(scope, record, reader);
  });
}
