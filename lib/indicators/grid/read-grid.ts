import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { indicatorTotals, type IndicatorTotal } from "@/lib/findings/queries/indicator-totals";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import { readGridFigures } from "@/lib/indicators/data/figure-grid";
import { composeGrid } from "@/lib/indicators/grid/compose-grid";
import type { FigureGrid } from "@/lib/indicators/grid/types";
import { countedPart } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";

/** Indicators × visited sites under the filter; the base is the filter's. */
export async function readGrid(
  scope: ProjectScope,
  filter: LedgerFilter,
  known?: readonly IndicatorTotal[],
): Promise<FigureGrid> {
  const counted = countedPart(filter);
  const [indicators, sites, figures] = await Promise.all([
    known ?? indicatorTotals(scope, counted).then((totals) => totals.indicators),
    listVisitedSites(scope, counted),
    readGridFigures(scope, counted),
  ]);
  return composeGrid({ indicators, sites, figures, baseId: filter.base });
}

/** The grid of some indicators, with the base that they are divided by. */
export async function readGridColumns(
  scope: ProjectScope,
  filter: LedgerFilter,
  ids: readonly string[],
): Promise<FigureGrid> {
  const counted = countedPart(filter);
  const wanted = [...new Set([...ids, ...(filter.base ? [filter.base] : [])])];
  const [{ indicators }, sites, figures] = await Promise.all([
    indicatorTotals(scope, counted, { only: wanted }),
    listVisitedSites(scope, counted),
    readGridFigures(scope, counted, wanted),
  ]);
  return composeGrid({ indicators, sites, figures, baseId: filter.base });
}
