import type { ReportEvidence, ReportModel, ReportPoint } from "@/lib/reports/model";

/** 佐证索引: every entry once, in the order in which the report first cites it. Its number is its position, from 1. */
export interface EvidenceNumbers {
  entries: ReportEvidence[];
  /** The marks of a point, in the order in which they stand in it. */
  marks: (point: ReportPoint) => readonly Mark[];
  /** The mark by which an entry is first cited. Parallel to `entries`. */
  citedAt: number[];
}

export interface Mark {
  /** From 1, in the order of the report. */
  number: number;
  /** The place in the point's text after which it stands; null behind the whole point. */
  at: number | null;
  /** 〔1-3,7〕: ascending, each number once. */
  pieces: MarkPiece[];
}

/** A stretch of a mark: the number of an entry, or what stands between numbers. */
export interface MarkPiece {
  text: string;
  /** The entry's number; null between numbers. */
  entry: number | null;
}

/** Names of the bookmarks that lead from a mark to its row and back. Word hides those that begin with _. */
export const markName = (mark: number): string => `_mark${mark}`;
export const rowName = (entry: number): string => `_evidence${entry}`;

/** What a point cites: sentence by sentence, then as a whole. */
function groupsOf({ cites = [], evidence }: ReportPoint): { at: number | null; evidence: ReportEvidence[] }[] {
  const marked = new Set(cites.flatMap(({ entryIds }) => entryIds));
  return [
    ...cites.map(({ at, entryIds }) => ({
      at,
      evidence: evidence.filter(({ entryId }) => entryIds.includes(entryId)),
    })),
    { at: null, evidence: evidence.filter(({ entryId }) => !marked.has(entryId)) },
  ].filter((group) => group.evidence.length > 0);
}

export function numberEvidence(model: ReportModel): EvidenceNumbers {
  const numbers = new Map<string, number>();
  const entries: ReportEvidence[] = [];
  const citedAt: number[] = [];
  const marks = new Map<ReportPoint, Mark[]>();
  let count = 0;
  const numberOf = (evidence: ReportEvidence): number => {
    const known = numbers.get(evidence.entryId);
    if (known !== undefined) return known;
    entries.push(evidence);
    citedAt.push(count);
    numbers.set(evidence.entryId, entries.length);
    return entries.length;
  };
  for (const section of model.sections) {
    for (const point of section.points) {
      if (marks.has(point)) continue;
      const own = groupsOf(point).map(({ at, evidence }): Mark => {
        count += 1;
        const cited = new Set(evidence.map(numberOf));
        return { number: count, at, pieces: bracketed([...cited].sort((a, b) => a - b)) };
      });
      marks.set(point, own);
    }
  }
  return { entries, citedAt, marks: (point) => marks.get(point) ?? [] };
}

/**
 * 〔1-3,7〕: numbers that follow one another are joined. Set with Latin marks: behind 、 and — a line may end, and a mark
 * would be divided.
 */
function bracketed(numbers: readonly number[]): MarkPiece[] {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const between = (text: string): MarkPiece => ({ text, entry: null });
  const one = (entry: number): MarkPiece => ({ text: String(entry), entry });
  const pieces = runs.flatMap(([first, last], index) => [
    between(index === 0 ? "〔" : ","),
    one(first),
    ...(first === last ? [] : [between(last === first + 1 ? "," : "-"), one(last)]),
  ]);
  return [...pieces, between("〕")];
}

/** 〔n〕, the bracket GB/T 9704-2012 uses for numbers. */
export function evidenceMark(number: number): string {
  return `〔${number}〕`;
}
