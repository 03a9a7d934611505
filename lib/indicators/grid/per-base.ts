import { isAdditive } from "@/lib/findings/additive";
import { millionths, perUnit, scaledUnit } from "@/lib/indicators/grid/exact";
import type { GridFigure, NoPer, PerCell, PerColumn } from "@/lib/indicators/grid/types";

interface Named {
  id: string;
  name: string;
  unit: string;
}

/** Whether an indicator can be divided by the base, or be one: a rate or an average cannot. */
export const divides = (indicator: Named) => isAdditive(indicator);

interface Division {
  indicator: Named;
  base: Named;
  /** The figures of both, by site. */
  figures: ReadonlyMap<string, GridFigure>;
  bases: ReadonlyMap<string, GridFigure>;
  /** All sites, in their order. */
  siteIds: readonly string[];
}

/**
 * The figures of an indicator divided by those of the base, site by site, and the sums of the sites that have both. A
 * site that has only one of them, or a base that is not positive, is named and counts nowhere. Pure.
 */
export function divided({ indicator, base, figures, bases, siteIds }: Division): PerColumn {
  const bySite = new Map<string, PerCell>();
  const missing: { siteId: string; why: NoPer }[] = [];
  let [sum, baseSum, inexact] = [0n, 0n, false];
  for (const siteId of siteIds) {
    const figure = figures.get(siteId);
    const under = bases.get(siteId);
    const refuse = (why: NoPer) => missing.push({ siteId, why });
    if (!figure) refuse("noValue");
    else if (!under) refuse("noBase");
    else {
      const value = { exact: millionths(figure.exact), unit: indicator.unit };
      const divisor = { exact: millionths(under.exact), unit: base.unit };
      const per = perUnit(value, divisor);
      if (per === null) refuse("zeroBase");
      else {
        const loose = figure.inexact || under.inexact;
        const baseAsOf = figure.asOf === under.asOf ? null : under.asOf;
        bySite.set(siteId, { value: per, inexact: loose, baseAsOf });
        sum += value.exact;
        baseSum += divisor.exact;
        inexact ||= loose;
      }
    }
  }
  const total = perUnit({ exact: sum, unit: indicator.unit }, { exact: baseSum, unit: base.unit });
  const unit = `${scaledUnit(indicator.unit).base}/${scaledUnit(base.unit).base}`;
  return { unit, total, inexact, bySite, missing };
}
