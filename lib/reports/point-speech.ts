import { standingEvidence } from "@/lib/reports/compose";
import { numbersOfPoint, type NamedNumber } from "@/lib/reports/number-checks";
import { rawSpeechIn, type RawSpeech } from "@/lib/reports/raw-speech";
import { tokenPieces, withoutCites } from "@/lib/reports/tokens";
import type { DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";

/** A text with other words at a place, which is counted without the marks of citations. */
export function putAt(text: string, at: number, word: string, other: string): string {
  let plain = 0;
  let skipped = 0;
  for (const piece of tokenPieces(text)) {
    if (piece.kind === "cited") skipped += piece.raw.length;
    else if (plain + piece.raw.length > at) break;
    else plain += piece.raw.length;
  }
  return text.slice(0, at + skipped) + other + text.slice(at + skipped + word.length);
}

/**
 * The speaker's words of a point. What could be written instead is left out where the check of figures would name it:
 * 今年 in a text whose entry says 去年 is a doubt that only the writer can settle. Pure.
 */
export function speechOfPoint(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): RawSpeech[] {
  const sources = standingEvidence(point, draft).map(({ entry }) => entry);
  const named = (numbers: readonly NamedNumber[]) => numbers.map(({ kind, written }) => `${kind} ${written}`);
  let known: string[] | null = null;
  return (["lead", "text"] as const).flatMap((field) =>
    rawSpeechIn(withoutCites(point[field]), sources).map((one) => {
      if (one.proposal === null) return one;
      known ??= named(numbersOfPoint(point, draft, counts));
      const taken = { ...point, [field]: putAt(point[field], one.at, one.word, one.proposal) };
      const raised = named(numbersOfPoint(taken, draft, counts)).some((each) => !known?.includes(each));
      return raised ? { ...one, proposal: null } : one;
    }),
  );
}
