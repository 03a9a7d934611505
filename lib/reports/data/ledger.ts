import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { reportFilter, type CountRule, type ReportPlaces } from "@/lib/reports/report-filter";
import type { LedgerFigure, LedgerSets } from "@/lib/reports/types";

/** The totals of the 数据台账 that a report can print: those that may be added up. As the findings show them. */
export async function readLedger(
  scope: ProjectScope,
  rule: boolean | CountRule,
  reader: Reader = readOnly(),
): Promise<LedgerFigure[]> {
  const { visited, indicators } = await indicatorTotals(scope, reportFilter(rule), {}, reader);
  return indicators.flatMap((indicator) => {
    const { id, name, unit, definition, total, inexact, sites } = indicator;
    const { earliestAsOf, latestAsOf, mixedAsOf, definitions, undefinedSites, disputed, conflicts } = indicator;
    if (total === null) return [];
    const times = { earliestAsOf, latestAsOf, mixedAsOf, definitions, undefinedSites };
    return [{ id, name, unit, definition, total, inexact, sites, ofSites: visited, ...times, disputed, conflicts }];
  });
}

/** The same by both rules of counting. */
export async function readLedgerSets(scope: ProjectScope, places?: ReportPlaces): Promise<LedgerSets> {
  const [approved, withUnapproved] = await Promise.all([
    readLedger(scope, { ...places, includeUnapproved: false }),
    readLedger(scope, { ...places, includeUnapproved: true }),
  ]);
  return { approved, withUnapproved };
}
