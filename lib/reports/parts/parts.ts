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

function sameFields(a: object, b: object): boolean {
  const [own, other] = [Object.entries(a), new Map(Object.entries(b))];
  return own.length === other.size && own.every(([field, value]) => Object.is(value, other.get(field)));
}

/** Whether both are the same as a person wrote them: without what the server shows beside them. */
export function samePart(a: ReportPart | undefined, b: ReportPart | undefined): boolean {
  if (!a || !b || a.kind !== b.kind) return a === b;
  if (a.kind !== "point" || b.kind !== "point") return sameFields(a.content, b.content);
  const { evidence: own, ...text } = a.content;
  const { evidence: other, ...otherText } = b.content;
  return (
    own.length === other.length &&
    sameFields(text, otherText) &&
    own.every(({ id, entryId, removed, quotedText }, place) => {
      const one = other[place];
      return one?.id === id && one.entryId === entryId && one.removed === removed && one.quotedText === quotedText;
    })
  );
}

export function sameOrder(a: ReportOrder, b: ReportOrder): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
