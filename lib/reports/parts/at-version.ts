import { assemble, orderOf, partsOf } from "@/lib/reports/parts/parts";
import type { ReportOrder, ReportPart } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** One step of a part's history. `part` null: it was removed; undefined in `before`: it was not there. */
export interface PartStep {
  key: string;
  version: number;
  /** The part's text until its first change, not a change of its own. */
  beginning: boolean;
  part: ReportPart | null;
}

export interface OrderStep {
  version: number;
  order: ReportOrder;
}

function last<Step extends { version: number }>(steps: readonly Step[], version: number): Step | undefined {
  return steps
    .filter((step) => step.version <= version)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
}

/** The report as it was at a version. What has no history is as it is today. */
export function draftAt(
  today: ReportDraft,
  steps: readonly PartStep[],
  orders: readonly OrderStep[],
  version: number,
): ReportDraft {
  const parts = partsOf(today);
  for (const key of new Set(steps.map((step) => step.key))) {
    const own = steps.filter((step) => step.key === key);
    const then = last(own, version);
    if (then?.part) parts.set(key, then.part);
    // Made later, or removed by then.
    else if (then || !own.some(({ beginning }) => beginning)) parts.delete(key);
  }
  const order = last(orders, version)?.order ?? orderOf(today);
  return assemble(parts, order);
}
