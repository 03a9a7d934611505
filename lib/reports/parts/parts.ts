import { sameAnswers, type AdviceAnswer } from "@/lib/reports/answers";
import { frontKey, type ReportOrder, type ReportPart } from "@/lib/reports/parts/types";
import type { DraftPoint, ReportDraft } from "@/lib/reports/types";

/** A report taken apart, and put together again. */

export function orderOf({ sections }: ReportDraft): ReportOrder {
  return sections.map(({ id, points }) => ({ id, points: points.map((point) => point.id) }));
}

type PointPart = Extract<ReportPart, { kind: "point" }>;

/** A point and its part are made of each other once: at every key nearly all of a report's points are the old ones. */
const partOfPoint = new WeakMap<DraftPoint, PointPart>();
const pointOfPart = new WeakMap<PointPart, DraftPoint>();

function pairOf(point: DraftPoint, part: PointPart): void {
  partOfPoint.set(point, part);
  pointOfPart.set(part, point);
}

function toPart(point: DraftPoint): PointPart {
  const known = partOfPoint.get(point);
  if (known) return known;
  const { id: key, ...content } = point;
  const part: PointPart = { kind: "point", key, content };
  pairOf(point, part);
  return part;
}

function toPoint(part: PointPart): DraftPoint {
  const known = pointOfPart.get(part);
  if (known) return known;
  const point = { id: part.key, ...part.content };
  pairOf(point, part);
  return point;
}

/** Every part by its key. */
export function partsOf(draft: ReportDraft): Map<string, ReportPart> {
  const { sections, ...front } = draft;
  const parts = new Map<string, ReportPart>([[frontKey, { kind: "front", key: frontKey, content: front }]]);
  for (const { id, points, ...content } of sections) {
    parts.set(id, { kind: "section", key: id, content });
    for (const point of points) parts.set(point.id, toPart(point));
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
            return point?.kind === "point" ? [toPoint(point)] : [];
          }),
        },
      ];
    }),
  };
}

type Written = { answers: readonly AdviceAnswer[] };

function sameFields({ answers, ...a }: Written, { answers: others, ...b }: Written): boolean {
  const [own, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    own.length === other.size &&
    own.every(([field, value]) => Object.is(value, other.get(field))) &&
    sameAnswers(answers, others)
  );
}

/** Whether both are the same as a person wrote them: without what the server shows beside them. */
export function samePart(a: ReportPart | undefined, b: ReportPart | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind) return false;
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

/** Asked at every key: it makes nothing. */
export function sameOrder(a: ReportOrder, b: ReportOrder): boolean {
  const sameIds = (own: readonly string[], other: readonly string[]) =>
    own.length === other.length && own.every((id, place) => id === other[place]);
  return (
    a.length === b.length && a.every(({ id, points }, place) => id === b[place]?.id && sameIds(points, b[place].points))
  );
}

/** Whether two reports say the same, whatever the order in which their fields were stored. */
export function sameReport(a: ReportDraft, b: ReportDraft): boolean {
  const [own, other] = [partsOf(a), partsOf(b)];
  return (
    own.size === other.size &&
    [...own].every(([key, part]) => samePart(part, other.get(key))) &&
    sameOrder(orderOf(a), orderOf(b))
  );
}
