import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { readAtOneMoment, type Reader } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import { composeReport } from "@/lib/reports/compose";
import { askedBy, readCounts } from "@/lib/reports/data/counts";
import { readMethodFacts } from "@/lib/reports/data/method";
import { readReport } from "@/lib/reports/data/reports";
import { tokenWords } from "@/lib/reports/document-words";
import { reportFilter, ruleOf } from "@/lib/reports/report-filter";
import type { ReportModel } from "@/lib/reports/model";
import type { DataBasis, MethodFacts } from "@/lib/reports/notes/facts";
import type { ReportRecord, SitesBase } from "@/lib/reports/types";

export interface Composed {
  model: ReportModel;
  /** What its counts stand on. */
  basis: DataBasis;
  /** Of the report; it rises with everything that is written. */
  version: number;
}

const dayOf = (moment: Date) => dayAt(moment, timeZone());

/** The sites that were visited, and those whose visits are approved. */
async function readBase(scope: ProjectScope, record: ReportRecord, reader: Reader): Promise<SitesBase> {
  const { includeUnapproved } = record.draft;
  const sitesBy = async (unapproved: boolean) =>
    (await listVisitedSites(scope, reportFilter({ ...record.places, includeUnapproved: unapproved }), reader)).length;
  return { visited: await sitesBy(true), approved: await sitesBy(false), includeUnapproved };
}

/** The report as plain data: the model it was issued with, otherwise composed from its rows and today's figures. */
export async function composeRecord(
  scope: ProjectScope,
  record: ReportRecord,
  now: Date,
  reader: Reader,
): Promise<Composed> {
  if (record.frozen)
    return {
      model: record.frozen,
      version: record.version,
      basis: { asOf: dayOf(record.frozenAt ? new Date(record.frozenAt) : now), counted: null },
    };
  const { includeUnapproved } = record.draft;
  const counts = await readCounts(scope, ruleOf(record), askedBy(record.draft), reader);
  const { visits, entries, sites } = counts;
  return {
    model: composeReport({ draft: record.draft, stage: record.stage, counts, words: tokenWords }),
    version: record.version,
    basis: {
      asOf: dayOf(now),
      counted: {
        ...{ visits, sites: sites.length, entries, includeUnapproved },
        ...(maySeeUnapproved(scope) && { base: await readBase(scope, record, reader) }),
      },
    },
  };
}

/**
 * For a download: text, evidence, figures and, if asked for, the facts of its method, all of one moment, even if visits
 * are being approved meanwhile.
 */
export async function readComposedReport(
  scope: ProjectScope,
  reportId: string,
  { now, withMethod }: { now: Date; withMethod: boolean },
): Promise<(Composed & { facts: MethodFacts | null }) | null> {
  return readAtOneMoment(async (reader) => {
    const record = await readReport(scope, reportId, reader);
    if (!record) return null;
    const composed = await composeRecord(scope, record, now, reader);
    const facts = withMethod ? await readMethodFacts(scope, ruleOf(record), reader) : null;
    return { ...composed, facts };
  });
}
