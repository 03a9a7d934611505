import type { IndicatorTotal } from "@/lib/findings/queries/indicator-totals";
import { definitionGroups, timeGroups } from "@/lib/indicators/grid/groups";
import { divided, divides } from "@/lib/indicators/grid/per-base";
import type { FigureGrid, GridFigure, GridSite } from "@/lib/indicators/grid/types";

interface Composed {
  sites: readonly GridSite[];
  indicators: readonly IndicatorTotal[];
  figures: readonly GridFigure[];
  /** The indicator that the others are divided by. */
  baseId: string | undefined;
}

/** Indicators × sites, with what each column mixes and what comes out per unit of the base. Pure. */
export function composeGrid({ sites, indicators, figures, baseId }: Composed): FigureGrid {
  const byIndicator = new Map<string, GridFigure[]>();
  const cells = new Map<string, Map<string, GridFigure>>();
  for (const figure of figures) {
    const own = byIndicator.get(figure.indicatorId) ?? [];
    own.push(figure);
    byIndicator.set(figure.indicatorId, own);
    const row = cells.get(figure.siteId) ?? new Map<string, GridFigure>();
    row.set(figure.indicatorId, figure);
    cells.set(figure.siteId, row);
  }
  const found = indicators.find(({ id }) => id === baseId);
  const base = found && divides(found) ? { id: found.id, name: found.name, unit: found.unit } : null;
  const bySite = (id: string) => new Map(byIndicator.get(id)?.map((figure) => [figure.siteId, figure]));
  const bases = base ? bySite(base.id) : new Map<string, GridFigure>();
  const siteIds = sites.map(({ id }) => id);
  const columns = indicators.map((indicator) => {
    const { id, name, unit, total, inexact, least, most, figures: count } = indicator;
    const own = byIndicator.get(id) ?? [];
    const per =
      base && id !== base.id && divides(indicator)
        ? divided({ indicator, base, figures: bySite(id), bases, siteIds })
        : null;
    const said = { times: timeGroups(own), definitions: definitionGroups(own) };
    return { id, name, unit, total, inexact, least, most, figures: count, ...said, per };
  });
  return { sites: [...sites], columns, cells, base };
}
