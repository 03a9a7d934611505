import { clausesOf, pieceAt, sentencesOf } from "@/lib/reports/clauses";
import { sameUnit, type StatedNumber } from "@/lib/reports/numbers";
import type { ReportCounts } from "@/lib/reports/types";
import type { VisitMethod } from "@/lib/vocabulary";

/** What a figure of the whole fieldwork counts: 走访27次, 座谈18次, 听取300人次, 条目640条. Pure. */
export interface FieldworkCount {
  of: "visits" | "heard" | "entries";
  /** Of these visits alone. */
  method: VisitMethod | null;
  count: (counts: ReportCounts) => number;
}

const methodWords: Readonly<Record<VisitMethod, RegExp>> = {
  seminar: /座谈/u,
  site_visit: /实地|现场/u,
  interview: /访谈/u,
  questionnaire: /问卷/u,
  unannounced: /暗访/u,
  desk_review: /查阅/u,
};

/** Null if the sentence speaks of something else: 开会27次, 聘用网格员300名. */
export function fieldworkCountAt(
  text: string,
  { unit, start }: StatedNumber,
  counts: ReportCounts,
): FieldworkCount | null {
  // 个 may count anything.
  if (unit === "" || unit === "个") return null;
  const wordsAt = (pieces: typeof clausesOf) => {
    const piece = pieceAt(pieces(text), start);
    return text.slice(piece.start, piece.end);
  };
  const [clause, sentence] = [wordsAt(clausesOf), wordsAt(sentencesOf)];
  if (sameUnit(unit, "次")) {
    const method = counts.methods.find((one) => methodWords[one.method].test(clause))?.method ?? null;
    if (method !== null)
      return {
        ...{ of: "visits", method },
        count: ({ methods }) => methods.find((one) => one.method === method)?.visits ?? 0,
      };
    return sentence.includes("走访") ? { of: "visits", method, count: ({ visits }) => visits } : null;
  }
  if (sameUnit(unit, "人") && /听取|座谈|访谈|人次/u.test(sentence))
    return { of: "heard", method: null, count: ({ heard }) => heard };
  if (unit === "条" && /条目|记录/u.test(sentence))
    return { of: "entries", method: null, count: ({ entries }) => entries };
  return null;
}
