import * as z from "zod";
import { mergeOrder } from "@/lib/reports/parts/merge-order";
import { orderOf } from "@/lib/reports/parts/parts";
import type { ReportOrder } from "@/lib/reports/parts/types";
import type { Comparison, SentReport, UnitChange } from "@/lib/reports/returned/types";
import type { ReportDraft } from "@/lib/reports/types";

/** What a person decides about a returned file, one by one, as it is stored. Pure. */

const unitKinds = [
  ...(["title", "preface", "closing", "heading", "sectionLead", "point", "caption"] as const),
  ...(["addressee", "issuer", "issuedOn"] as const),
] as const;
const number = z.object({ change: z.enum(["new", "gone"]), written: z.string(), sentence: z.string() });
const tracked = z.object({
  kind: z.enum(["inserted", "deleted"]),
  author: z.string(),
  date: z.string(),
  text: z.string(),
});
const comment = z.object({ author: z.string(), date: z.string(), text: z.string(), about: z.string() });
const marks = { numbers: z.array(number), tracked: z.array(tracked), comments: z.array(comment) };
const texts = z.object({ lead: z.string(), text: z.string() });
const order = z.array(z.object({ id: z.string(), points: z.array(z.string()) }));

const change = z.object({
  kind: z.literal("change"),
  unit: z.enum(unitKinds),
  part: z.string(),
  issued: texts,
  returned: texts.nullable(),
  /** As the reader of the file saw it. Files that were read in before have placeholders only by their names. */
  shown: z.object({ issued: texts, returned: texts.nullable() }).optional(),
  support: z.object({ before: z.string(), after: z.string() }).nullable(),
  found: z.enum(["bookmark", "words", "nowhere"]),
  doubts: z.array(z.enum(["place", "borrowed", "scattered", "partial", "split"])),
  ...marks,
});
const waiting = z.object({
  kind: z.literal("waiting"),
  text: z.string(),
  /** The part that it stands behind; null at the beginning. */
  after: z.string().nullable(),
  ...marks,
});
const moved = z.object({ kind: z.literal("order"), base: order, mine: order });

export const returnItemSchema = z.discriminatedUnion("kind", [change, waiting, moved]);
export type ReturnItem = z.infer<typeof returnItemSchema>;
export type ChangeItem = z.infer<typeof change>;
export type WaitingItem = z.infer<typeof waiting>;

/** Whether a unit reads differently; else it only has comments or tracked changes, or its sentences are apart. */
export function differs({ issued, returned, support }: Pick<UnitChange, "issued" | "returned" | "support">): boolean {
  return !returned || support !== null || returned.lead !== issued.lead || returned.text !== issued.text;
}

/** The order of the file with everything that is not in it where it was. */
function orderIn(
  after: readonly string[],
  parts: ReadonlyMap<string, { part: string; kind: string }>,
  base: ReportOrder,
) {
  const found: { id: string; points: string[] }[] = [];
  for (const name of after) {
    const unit = parts.get(name);
    if (unit?.kind === "heading") found.push({ id: unit.part, points: [] });
    else if (unit?.kind === "point") {
      // A point in front of every heading stays in the first section.
      const home = found.at(-1) ?? base[0];
      if (home && !found.some(({ id }) => id === home.id)) found.push({ id: home.id, points: [] });
      found.find(({ id }) => id === home?.id)?.points.push(unit.part);
    }
  }
  const all = new Set(base.flatMap(({ id, points }) => [id, ...points]));
  return mergeOrder(base, found, base, all);
}

/** `draft`: the report as it was when it was sent out. */
export function itemsOf(sent: SentReport, comparison: Comparison, draft: ReportDraft): ReturnItem[] {
  const units = new Map(sent.units.map(({ name, part, kind }) => [name, { part, kind }]));
  const items: ReturnItem[] = comparison.changes.map(({ name: _name, kind: unit, ...rest }) => ({
    kind: "change",
    unit,
    ...rest,
  }));
  const base = orderOf(draft);
  if (comparison.order) {
    const mine = orderIn(comparison.order.after, units, base);
    if (JSON.stringify(mine) !== JSON.stringify(base)) {
      const plain = (one: ReportOrder) => one.map(({ id, points }) => ({ id, points: [...points] }));
      items.push({ kind: "order", base: plain(base), mine: plain(mine) });
    }
  }
  for (const { after, ...rest } of comparison.waiting)
    items.push({ kind: "waiting", after: after === null ? null : (units.get(after)?.part ?? null), ...rest });
  return items;
}
