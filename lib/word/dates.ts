/**
 * Dates and marks of evidence are not divided over two lines: 2026年|3月5日. Between their parts stands U+FEFF, which
 * takes no room and at which no line ends (UAX #14, WJ; of the two characters of this kind the one that older Words
 * know too). LibreOffice reads it only in a stretch of text that is not marked as Chinese: for Chinese it knows nothing
 * but punctuation. Pure.
 */
const joiner = "\uFEFF";
const date = /(?<!\d)(?:\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)/gu;

/** Word is told besides: of what a date is made between its digits, no line begins with one of these … */
export const neverFirst = "年月日";
/** … or ends with one of these. 日 ends a date. */
export const neverLast = "年月";

/** The language of its Han in the file. */
export const joinedLanguage = "en-US";

/** A text to be printed, cut before and behind each date. */
export function dateStretches(text: string): { text: string; isDate: boolean }[] {
  const stretches: { text: string; isDate: boolean }[] = [];
  let done = 0;
  for (const { index, 0: found } of text.matchAll(date)) {
    if (index > done) stretches.push({ text: text.slice(done, index), isDate: false });
    stretches.push({ text: found.replace(/(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)/gu, joiner), isDate: true });
    done = index + found.length;
  }
  return done < text.length ? [...stretches, { text: text.slice(done), isDate: false }] : stretches;
}

/** For the pieces of a mark: each holds on to the next until its 〕. */
export function joinedTogether(text: string): string {
  return text.replace(/[^〕]/gu, (character) => character + joiner);
}

/** Of a text that is read. Nothing that a person writes has this character (`lib/clean-text.ts`). */
export function withoutJoiners(text: string): string {
  return text.replaceAll(joiner, "");
}
