import "server-only";
import { can } from "@/lib/auth/policy";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { addedUpAmong, indicatorFigures } from "@/lib/findings/queries/indicator-figures";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { openProject } from "@/lib/gates/open-page";
import { readSiteFilter } from "@/lib/sites/data";
import { readLost } from "@/lib/indicators/lost/read-lost";
import { listIndicatorNames, listFigures } from "@/lib/indicators/data/ledger";
import { readGrid, readGridColumns } from "@/lib/indicators/grid/read-grid";
import { knownRows } from "@/lib/indicators/known-rows";
import { countedPart, type LedgerView } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";

export const ledgerPageSize = 40;

/** 数据台账: the indicators with their totals and how far they have been checked, and the figures if requested. */
export async function loadLedger(projectId: string, asked: { filter: LedgerFilter; view: LedgerView; page: number }) {
  const { scope } = await openProject(projectId, "indicator.read");
  const { filter, view } = asked;
  const page = { offset: (asked.page - 1) * ledgerPageSize, size: ledgerPageSize };
  const adding = indicatorTotals(scope, countedPart(filter));
  const [totals, behind, list, sites, names] = await Promise.all([
    adding,
    view === "figures" && filter.indicator ? indicatorFigures(scope, countedPart(filter), filter.indicator) : null,
    view === "figures"
      ? adding.then((all) => listFigures(scope, filter, { ...page, known: knownRows(all, filter, page) }))
      : null,
    readSiteFilter(scope, filter.site),
    listIndicatorNames(scope),
  ]);
  const grid = view === "grid" ? await readGrid(scope, filter, totals.indicators) : null;
  const chosen = totals.indicators.find(({ id }) => id === filter.indicator);
  const addedUp = await addedUpAmong(scope, countedPart(filter), list?.figures.map(({ id }) => id) ?? []);
  return {
    indicators: totals.indicators,
    visited: totals.visited,
    /** How many sites gave a figure. */
    given: totals.given,
    list,
    /** Indicators × sites, if requested. */
    grid,
    lost: view === "lost" ? await readLost(scope, filter, page) : null,
    /** What is behind the total of the chosen indicator, divided by the base. */
    divided: list && chosen && filter.base ? await readGridColumns(scope, filter, [chosen.id]) : null,
    /** The listed figures that are added up: the latest of each site. */
    addedUp,
    /** What is behind the total of the chosen indicator. */
    behind: chosen ? behind : null,
    sites,
    names,
    mayVerify: can(scope.actor, "indicator.verify"),
    mayWrite: can(scope.actor, "visit.write"),
    mayAsk: can(scope.actor, "followUp.write"),
    maySeeUnapproved: maySeeUnapproved(scope),
  };
}
export type Ledger = Awaited<ReturnType<typeof loadLedger>>;
export type LedgerIndicator = Ledger["indicators"][number];
