/**
 * Dates and marks of evidence are not divided over two lines: 2026年|3月5日, and no line begins with a mark. Pure.
 *
 * Word is told by 首尾字符 (`office-parts.ts`), so that a file that is taken away has no character in it that nobody
 * typed: what is searched for is found, and what is copied is what is seen. LibreOffice reads no such list from a file.
 * The copy that it prints (`for-libre-office.ts`) has U+FEFF there instead, which takes no room, at which no line ends
 * (UAX #14, WJ), and which is not in the PDF.
 */
const joiner = "\uFEFF";
const date = /(?<!\d)(?:\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)/gu;

/** Of what a date is made between its digits, no line begins with one of these, and none with a mark … */
export const neverFirst = "年月日〔";
/** … or ends with one of these. 日 ends a date. */
export const neverLast = "年月";

/** A stretch of a text to be printed, and whether it has joiners. */
export interface Stretch {
  text: string;
  joined: boolean;
}

const whole = (text: string) => text.replace(/(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)/gu, joiner);

/** A text to be printed, cut before and behind each date. */
export function dateStretches(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  for (const { index, 0: found } of text.matchAll(date)) {
    if (index > done) stretches.push({ text: text.slice(done, index), joined: false });
    stretches.push({ text: whole(found), joined: true });
    done = index + found.length;
  }
  return done < text.length ? [...stretches, { text: text.slice(done), joined: false }] : stretches;
}

/** The last character of an XML text, with the punctuation behind it. */
const lastWord = /(?:&\w+;|.)[，。、；：！？”’）》]*$/su;

/** The same text before a mark, on to which its end holds. */
export function holdingOn(stretches: readonly Stretch[]): Stretch[] {
  const [last, ...rest] = stretches.toReversed();
  if (!last) return [];
  const before = rest.toReversed();
  if (last.joined) return [...before, { ...last, text: last.text + joiner }];
  const at = lastWord.exec(last.text)?.index ?? 0;
  return [
    ...before,
    ...(at > 0 ? [{ text: last.text.slice(0, at), joined: false }] : []),
    { text: last.text.slice(at) + joiner, joined: true },
  ];
}

/** For the pieces of a mark: each holds on to the next until its 〕, and that one too if another mark follows. */
export function joinedTogether(text: string, holdsOn: boolean): string {
  return text.replace(holdsOn ? /./gsu : /[^〕]/gu, (character) => character + joiner);
}

/** Of a text that is read: earlier files have them. Nothing that a person writes does (`lib/clean-text.ts`). */
export function withoutJoiners(text: string): string {
  return text.replaceAll(joiner, "");
}
