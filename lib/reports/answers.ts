import * as z from "zod";
import { kept, optionalLine } from "@/lib/text";

/**
 * 不用改: what a person says about advice of the self-check. It is kept with its part and holds for the words that it
 * was said about, so the advice is back when these change. Pure.
 */

/** Advice that a person may settle. A figure that is lost, or filled in without its source, is corrected. */
export const answerableKinds = [
  "number_without_source",
  "number_differs",
  "number_uncited",
  "number_moved",
  "no_evidence",
  "quantifier_more",
  "quantifier_less",
  "one_site_as_common",
  "unique_unheard",
  "raw_speech",
  "lead_is_label",
  "theme_differs",
  "direction_differs",
  "ledger_doubtful",
  "definitions_differ",
  "token_differs",
  "caption_other_site",
  "personal_data",
  "personal_data_cited",
] as const;
export type AnswerableKind = (typeof answerableKinds)[number];

export const longestReason = 200;
/** Characters of why a correction of the township is not taken. */
export const longestRefusal = 500;
/** Of what is longer, the beginning counts. */
const longestBasis = 2_000;
/** More than these nobody reads; the oldest go first. */
export const mostAnswers = 100;

const answerSchema = z.strictObject({
  kind: z.enum(answerableKinds),
  /** The words, figures or sites that the advice is about. */
  words: kept(longestBasis),
  /** The sentence that it is about; "" if it is about the whole part. */
  sentence: kept(20_000),
  /** What else must stay as it is: the number of sites, the lead of a point. */
  basis: kept(longestBasis),
  reason: optionalLine(longestReason),
});
export type AdviceAnswer = z.infer<typeof answerSchema>;

export const answersSchema = z.array(answerSchema).max(mostAnswers);

interface Advice {
  kind: string;
  details: readonly string[];
  sentence?: string;
  basis?: string;
}

/** Not half a character at its end: the database cannot keep one. */
const beginning = (text: string) => text.slice(0, longestBasis).replace(/[\uD800-\uDBFF]$/, "");

/** The answer to a piece of advice; null if it is none that a person may settle. */
export function answerTo({ kind, details, sentence = "", basis = "" }: Advice, reason: string): AdviceAnswer | null {
  const known = answerableKinds.find((one) => one === kind);
  const words = details.join("、");
  return known ? { kind: known, words: beginning(words), sentence, basis: beginning(basis), reason } : null;
}

/** What an answer is about; two with the same are answers to the same advice. */
export function answerKey({ kind, words, sentence, basis }: Omit<AdviceAnswer, "reason">): string {
  return JSON.stringify([kind, words, sentence, basis]);
}

export function sameAnswers(a: readonly AdviceAnswer[], b: readonly AdviceAnswer[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((own, place) => {
      const other = b[place];
      return other !== undefined && answerKey(own) === answerKey(other) && own.reason === other.reason;
    })
  );
}

/** With one more; an earlier one to the same advice goes. */
export function withAnswer(answers: readonly AdviceAnswer[], answer: AdviceAnswer): AdviceAnswer[] {
  return [...withoutAnswer(answers, answer), answer].slice(-mostAnswers);
}

export function withoutAnswer(answers: readonly AdviceAnswer[], answer: AdviceAnswer): AdviceAnswer[] {
  const key = answerKey(answer);
  return answers.filter((one) => answerKey(one) !== key);
}

interface ThreeWays {
  base: readonly AdviceAnswer[];
  mine: readonly AdviceAnswer[];
  theirs: readonly AdviceAnswer[];
}

/** Two people's answers to advice of one part: those of both, without what either of them took back. */
export function mergeAnswers({ base, mine, theirs }: ThreeWays): AdviceAnswer[] {
  const byKey = (answers: readonly AdviceAnswer[]) => new Map(answers.map((one) => [answerKey(one), one] as const));
  const [known, own, others] = [byKey(base), byKey(mine), byKey(theirs)];
  const kept = theirs.flatMap((other) => {
    const [before, mineNow] = [known.get(answerKey(other)), own.get(answerKey(other))];
    if (!mineNow) return before ? [] : [other];
    return [mineNow.reason === before?.reason ? other : mineNow];
  });
  const added = mine.filter((one) => !others.has(answerKey(one)) && !known.has(answerKey(one)));
  return [...kept, ...added].slice(-mostAnswers);
}
