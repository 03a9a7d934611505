import { assemble, orderOf, partsOf, samePart } from "@/lib/reports/parts/parts";
import type { ReportOrder } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** What is typed into a report, and the report that it was begun on. */
export interface Typed {
  begunOn: ReportDraft;
  draft: ReportDraft;
}

function withoutPoints(draft: ReportDraft, left: ReadonlySet<string>): ReportDraft {
  return {
    ...draft,
    sections: draft.sections.map((section) => ({
      ...section,
      points: section.points.filter(({ id }) => !left.has(id)),
    })),
  };
}

/** As a device stores it: only the points that differ, and where all of them were. */
export interface StoredTyping extends Typed {
  orders: { begunOn: ReportOrder; draft: ReportOrder };
}

/** At every pause in typing one point is stored and not two hundred. */
export function onlyChanged({ begunOn, draft }: Typed): StoredTyping {
  const [before, after] = [partsOf(begunOn), partsOf(draft)];
  const left = [...after.values()].filter((part) => part.kind === "point" && samePart(part, before.get(part.key)));
  const keys = new Set(left.map(({ key }) => key));
  return {
    begunOn: withoutPoints(begunOn, keys),
    draft: withoutPoints(draft, keys),
    orders: { begunOn: orderOf(begunOn), draft: orderOf(draft) },
  };
}

/** Both with the points that were left out, as the report has them today. */
export function withUnchanged({ begunOn, draft, orders }: StoredTyping, today: ReportDraft): Typed {
  const there = partsOf(today);
  const filled = (own: ReportDraft, order: ReportOrder) => {
    const parts = partsOf(own);
    const known = new Set(parts.keys());
    for (const key of order.flatMap(({ points }) => points)) {
      const part = there.get(key);
      if (part && !known.has(key)) parts.set(key, part);
    }
    return assemble(parts, order);
  };
  return { begunOn: filled(begunOn, orders.begunOn), draft: filled(draft, orders.draft) };
}
