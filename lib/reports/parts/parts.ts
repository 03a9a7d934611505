import { frontKey, type ReportOrder, type ReportPart } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** A report taken apart, and put together again. */

export function orderOf({ sections }: ReportDraft): ReportOrder {
  return sections.map(({ id, points }) => ({ id, points: points.map((point) => point.id) }));
}

/** Every part by its key. */
export function partsOf(draft: ReportDraft): Map<string, ReportPart> {
  const { sections, ...front } = draft;
  const parts = new Map<string, ReportPart>([[frontKey, { kind: "front", key: frontKey, content: front }]]);
  for (const { id, points, ...content } of sections) {
    parts.set(id, { kind: "section", key: id, content });
    for (const { id: key, ...point } of points) parts.set(key, { kind: "point", key, content: point });
  }
  return parts;
}

/** The report of these parts in this order. A part that is missing is left out. */
export function assemble(parts: ReadonlyMap<string, ReportPart>, order: ReportOrder): ReportDraft {
  const front = parts.get(frontKey);
  if (front?.kind !== "front") throw new Error("a report without its front");
  return {
    ...front.content,
    sections: order.flatMap(({ id, points }) => {
      const section = parts.get(id);
      if (section?.kind !== "section") return [];
      return [
        {
          id,
          ...section.content,
          points: points.flatMap((key) => {
            const point = parts.get(key);
            return point?.kind === "point" ? [{ id: key, ...point.content }] : [];
          }),
        },
      ];
    }),
  };
}

/** What a person wrote in a part, in one order of its fields and without what the server shows beside it. */
function written({ kind, content }: ReportPart): string {
  const plain = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (kind !== "point") return plain(content);
  const evidence = content.evidence.map(({ entry: _today, ...stored }) => plain(stored));
  return plain({ ...content, evidence });
}

export function samePart(a: ReportPart | undefined, b: ReportPart | undefined): boolean {
  if (!a || !b) return a === b;
  return a.kind === b.kind && written(a) === written(b);
}

export function sameOrder(a: ReportOrder, b: ReportOrder): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
