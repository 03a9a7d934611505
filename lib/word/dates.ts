/**
 * Dates that are not divided over two lines: 2026年|3月5日. Word and WPS are told by the document's settings which
 * characters neither begin nor end a line (`office-parts.ts`), so the text of a file is only what was written, and a
 * search finds a date. LibreOffice reads no such settings; `for-libre-office.ts` writes its copy. Pure.
 */
const date = /(?<!\d)(?:\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)/gu;

/** Of what a date is made between its digits: no line begins with one of these … */
export const neverFirst = "年月日";
/** … or ends with one of these. 日 ends a date. */
export const neverLast = "年月";

/** A text to be printed, cut before and behind each date. */
export function dateStretches(text: string): { text: string; isDate: boolean }[] {
  const stretches: { text: string; isDate: boolean }[] = [];
  let done = 0;
  for (const { index, 0: found } of text.matchAll(date)) {
    if (index > done) stretches.push({ text: text.slice(done, index), isDate: false });
    stretches.push({ text: found, isDate: true });
    done = index + found.length;
  }
  return done < text.length ? [...stretches, { text: text.slice(done), isDate: false }] : stretches;
}
