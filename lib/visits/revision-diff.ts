import { singleFields, type ListField, type SingleField } from "@/lib/visits/fields";
import type { AnswerContent, AudienceContent, EntryContent, FigureContent, VisitContent } from "@/lib/visits/schema";
import { dimensionKeys, type DimensionKey, type DimensionMark } from "@/lib/vocabulary";

/** What differs between two contents of a visit. `before` null: it was added. `after` null: it was removed. */
export type Change =
  | { field: SingleField; before: string | null; after: string | null }
  | { field: "memberIds"; before: string[]; after: string[] }
  | { field: "audiences"; before: AudienceContent[]; after: AudienceContent[] }
  | { field: "mark"; dimension: DimensionKey; before: DimensionMark | null; after: DimensionMark | null }
  | { field: "entry"; id: string; before: EntryContent | null; after: EntryContent | null }
  | { field: "figure"; id: string; before: FigureContent | null; after: FigureContent | null }
  | { field: "answer"; id: string; before: AnswerContent | null; after: AnswerContent | null }
  /** The same entries, in another order. */
  | { field: "order"; dimension: DimensionKey };

/** Key by key, because JSON columns do not keep the order of an object's keys. */
function same(a: object, b: object): boolean {
  const left: Record<string, unknown> = { ...a };
  const right: Record<string, unknown> = { ...b };
  return Object.keys({ ...left, ...right }).every((key) => left[key] === right[key]);
}

function itemChanges<Item extends { id: string }>(before: Item[], after: Item[]) {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const now = after.flatMap((item) => {
    const was = old.get(item.id) ?? null;
    return was && same(was, item) ? [] : [{ id: item.id, before: was, after: item }];
  });
  const gone = before.flatMap((item) => (kept.has(item.id) ? [] : [{ id: item.id, before: item, after: null }]));
  return [...now, ...gone];
}

function reordered(before: VisitContent, after: VisitContent, dimension: DimensionKey): boolean {
  const ids = (content: VisitContent, other: VisitContent) => {
    const there = new Set(other.entries.filter((entry) => entry.dimension === dimension).map(({ id }) => id));
    return content.entries.flatMap((entry) => (entry.dimension === dimension && there.has(entry.id) ? [entry.id] : []));
  };
  return ids(before, after).join() !== ids(after, before).join();
}

const answerOf = (answer: AnswerContent | null) => answer && [[...answer.entryIds].sort(), answer.note];

type Compare = (before: VisitContent, after: VisitContent) => Change[];

/** How each field that is not a single value is compared. A list without a row here does not compile. */
const listChanges = {
  memberIds: (before, after) => {
    const people = ({ memberIds }: VisitContent) => [...memberIds].sort().join();
    if (people(before) === people(after)) return [];
    return [{ field: "memberIds", before: before.memberIds, after: after.memberIds }];
  },
  audiences: (before, after) => {
    const alike = (row: AudienceContent, index: number) => same(row, after.audiences[index] ?? {});
    if (before.audiences.length === after.audiences.length && before.audiences.every(alike)) return [];
    return [{ field: "audiences", before: before.audiences, after: after.audiences }];
  },
  marks: (before, after) =>
    dimensionKeys
      .map((dimension) => ({ dimension, before: before.marks[dimension], after: after.marks[dimension] }))
      .filter((mark) => mark.before !== mark.after)
      .map((mark) => ({ field: "mark", ...mark })),
  entries: (before, after) =>
    itemChanges(before.entries, after.entries).map((change) => ({ field: "entry", ...change })),
  figures: (before, after) =>
    itemChanges(before.figures, after.figures).map((change) => ({ field: "figure", ...change })),
  answers: (before, after) =>
    itemChanges(before.answers, after.answers)
      .filter((change) => JSON.stringify(answerOf(change.before)) !== JSON.stringify(answerOf(change.after)))
      .map((change) => ({ field: "answer", ...change })),
} satisfies Record<ListField, Compare>;

function singleChange(field: SingleField, before: VisitContent, after: VisitContent): Change[] {
  return before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }];
}

/** Field by field and entry by entry, in the order of the form. */
export function revisionDiff(before: VisitContent, after: VisitContent): Change[] {
  const ofOrder = dimensionKeys.filter((dimension) => reordered(before, after, dimension));
  return [
    ...singleFields.flatMap((field) => singleChange(field, before, after)),
    ...Object.values(listChanges).flatMap((compare: Compare) => compare(before, after)),
    ...ofOrder.map((dimension) => ({ field: "order" as const, dimension })),
  ];
}

export interface ChangedSpan {
  start: string;
  before: string;
  after: string;
  end: string;
}

/**
 * The one part that differs between two texts, by whole characters: `start + before + end` and `start + after + end`.
 */
export function changedSpan(before: string, after: string): ChangedSpan {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  return {
    start: a.slice(0, head).join(""),
    before: a.slice(head, a.length - tail).join(""),
    after: b.slice(head, b.length - tail).join(""),
    end: a.slice(a.length - tail).join(""),
  };
}
