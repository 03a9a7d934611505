import type { ReportEvidence, ReportModel } from "@/lib/reports/model";

/** 佐证索引: every entry once, in the order in which the report first cites it. Its number is its position, from 1. */
export interface EvidenceNumbers {
  entries: ReportEvidence[];
  /** 〔1〕〔3〕 for what a point cites, ascending, each number once; "" if it cites nothing. */
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
      return [...cited]
        .sort((a, b) => a - b)
        .map(evidenceMark)
        .join("");
    },
  };
}

/** 〔n〕, the bracket GB/T 9704-2012 uses for numbers. */
export function evidenceMark(number: number): string {
  return `〔${number}〕`;
}
