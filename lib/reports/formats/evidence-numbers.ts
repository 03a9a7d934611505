import type { ReportEvidence, ReportModel } from "@/lib/reports/model";

/** 佐证索引: every entry once, in the order in which the report first cites it. Its number is its position, from 1. */
export interface EvidenceNumbers {
  entries: ReportEvidence[];
  /** 〔1—3、7〕 for what a point cites, ascending, each number once; "" if it cites nothing. */
  marks: (evidence: readonly ReportEvidence[]) => string;
}

export function numberEvidence(model: ReportModel): EvidenceNumbers {
  const numbers = new Map<string, number>();
  const entries: ReportEvidence[] = [];
  for (const section of model.sections) {
    for (const point of section.points) {
      for (const evidence of point.evidence) {
        if (numbers.has(evidence.entryId)) continue;
        entries.push(evidence);
        numbers.set(evidence.entryId, entries.length);
      }
    }
  }
  return {
    entries,
    marks: (evidence) => {
      const cited = new Set<number>();
      for (const { entryId } of evidence) {
        const number = numbers.get(entryId);
        if (number !== undefined) cited.add(number);
      }
      return cited.size === 0 ? "" : `〔${joined([...cited].sort((a, b) => a - b))}〕`;
    },
  };
}

/** 1—3、7: numbers that follow one another are joined. */
function joined(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => (first === last ? String(first) : `${first}${last === first + 1 ? "、" : "—"}${last}`))
    .join("、");
}

/** 〔n〕, the bracket GB/T 9704-2012 uses for numbers. */
export function evidenceMark(number: number): string {
  return `〔${number}〕`;
}
