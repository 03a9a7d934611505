import { answerKey, answerTo, withAnswer, withoutAnswer, type AdviceAnswer } from "@/lib/reports/answers";
import type { ReportWarning, WarningPlace } from "@/lib/reports/warnings";
import type { Rewording } from "@/lib/reports/site-quantifiers";
import { putAt } from "@/lib/reports/point-speech";
import { partsOf } from "@/lib/reports/parts/parts";
import { frontKey } from "@/lib/reports/parts/types";
import type { PartFields } from "@/lib/reports/parts/with-fields";
import { filledText, withoutCites } from "@/lib/reports/tokens";
import type { ReportDraft } from "@/lib/reports/types";

/** What a person does with advice of the self-check: takes it, or says why not. Pure. */

export interface AnsweredWarning {
  warning: ReportWarning;
  answer: AdviceAnswer;
}

/** The key of the part that holds the texts of a place. */
export const partOfPlace = (place: WarningPlace): string => ("id" in place ? place.id : frontKey);

function answersOf(draft: ReportDraft): Map<string, Map<string, AdviceAnswer>> {
  const byKey = (answers: readonly AdviceAnswer[]) => new Map(answers.map((one) => [answerKey(one), one] as const));
  const held = [
    [frontKey, draft.answers] as const,
    ...draft.sections.flatMap(({ id, answers, points }) => [
      [id, answers] as const,
      ...points.map((point) => [point.id, point.answers] as const),
    ]),
  ];
  return new Map(held.filter(([, { length }]) => length > 0).map(([key, answers]) => [key, byKey(answers)] as const));
}

/** The warnings that nobody has answered, and the others with what was said. */
export function settledAdvice(
  warnings: readonly ReportWarning[],
  draft: ReportDraft,
): { open: readonly ReportWarning[]; answered: readonly AnsweredWarning[] } {
  const answers = answersOf(draft);
  if (answers.size === 0) return { open: warnings, answered: [] };
  const open: ReportWarning[] = [];
  const answered: AnsweredWarning[] = [];
  for (const warning of warnings) {
    const asked = answerTo(warning, "");
    const answer = asked && answers.get(partOfPlace(warning.place))?.get(answerKey(asked));
    if (answer) answered.push({ warning, answer });
    else open.push(warning);
  }
  return { open, answered };
}

/** Fields that a place shows, in the order in which they are read. */
function fieldsOf(place: WarningPlace): readonly string[] {
  switch (place.part) {
    case "front":
      return ["title", "preface"];
    case "closing":
      return ["closing", "issuer"];
    case "section":
      return ["heading", "lead"];
    case "point":
      return ["lead", "text"];
  }
}

/** The part's fields with the advice taken. Null if its words are not in the text any more. */
export function adviceTaken(draft: ReportDraft, warning: ReportWarning): PartFields | null {
  const { sentence, rewording, rebind, place } = warning;
  const part = partsOf(draft).get(partOfPlace(place));
  if (part?.kind === "point" && rebind) return part.content.lead.trim() === sentence ? { themeId: rebind.id } : null;
  return rewording ? reworded(draft, warning, rewording) : null;
}

/** 手填: the figure stays as it is written, and the person says where it is from. */
export function adviceFilled(draft: ReportDraft, warning: ReportWarning, reason: string): PartFields | null {
  const { numeral } = warning;
  if (!numeral) return null;
  const source = reason.replace(/[{}｜\s]+/gu, " ").trim();
  return reworded(draft, warning, { ...numeral, instead: filledText(numeral.words, source) });
}

/** Null if the sentence is not in the text any more. */
function reworded(draft: ReportDraft, warning: ReportWarning, rewording: Rewording): PartFields | null {
  const { place, sentence, earlier = 0 } = warning;
  const part = partsOf(draft).get(partOfPlace(place));
  if (!part || !sentence) return null;
  const content: Record<string, unknown> = { ...part.content };
  const { words, instead, offset } = rewording;
  let same = earlier;
  for (const field of fieldsOf(place)) {
    const text = content[field];
    if (typeof text !== "string") continue;
    const plain = withoutCites(text);
    for (let from = plain.indexOf(sentence); from >= 0; from = plain.indexOf(sentence, from + sentence.length)) {
      const at = from + offset;
      if (same === 0 && plain.startsWith(words, at)) return { [field]: putAt(text, at, words, instead) };
      same = Math.max(0, same - 1);
    }
  }
  return null;
}

/** The part's answers with this one. Null if it is no advice that a person may settle. */
export function adviceAnswered(draft: ReportDraft, warning: ReportWarning, reason: string): PartFields | null {
  const answer = answerTo(warning, reason);
  const part = partsOf(draft).get(partOfPlace(warning.place));
  return answer && part ? { answers: withAnswer(part.content.answers, answer) } : null;
}

/** The part's answers without this one: the advice is back. */
export function answerTakenBack(draft: ReportDraft, { warning, answer }: AnsweredWarning): PartFields | null {
  const part = partsOf(draft).get(partOfPlace(warning.place));
  return part ? { answers: withoutAnswer(part.content.answers, answer) } : null;
}
