/** A text as names are looked for in it. 桥头 镇 and Ａ镇 are found as 桥头镇 and a镇. Pure. */
export interface LooseText {
  text: string;
  /** Where one of its UTF-16 units begins and ends in the text as it was written. */
  from: (unit: number) => number;
  to: (unit: number) => number;
}

/** A place in a text that must be found again when it is masked: no character, so no text has it. */
export const placeMark = "\uFDD0";

/** Blanks, line ends and invisible characters do not part a name. */
const ignored = /^[\s\p{Cf}\p{Cc}\u3164\u115F\u1160\uFFA0\uFDD0]$/u;

function plainOf(character: string): string {
  // Most characters are Han as they are.
  if (character >= "一" && character <= "\u9fff") return character;
  return ignored.test(character) ? "" : character.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
}

/** By UTF-16 unit: a report has a million characters, of a few thousand kinds. */
const known: (string | undefined)[] = [];

function plainOfUnit(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  return (known[unit] ??= plainOf(text.charAt(at)));
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
const same = (unit: number) => unit;
const next = (unit: number) => unit + 1;

export function loosen(written: string): LooseText {
  let [text, done] = ["", 0];
  for (let at = 0; at < written.length; at += 1) {
    const plain = plainOfUnit(written, at);
    if (plain.length !== 1 || isSurrogate(written.charCodeAt(at))) return loosenByPlace(written);
    if (plain === written[at]) continue;
    text += written.slice(done, at) + plain;
    done = at + 1;
  }
  return { text: text + written.slice(done), from: same, to: next };
}

/** Of a text that is longer or shorter than its loose one. */
function loosenByPlace(written: string): LooseText {
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of written) {
    const end = at + character.length;
    const plain = character.length === 1 ? plainOfUnit(character, 0) : plainOf(character);
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
    text += plain;
    at = end;
  }
  return { text, from: (unit) => from[unit] ?? 0, to: (unit) => to[unit] ?? written.length };
}

export const looseName = (name: string): string => loosen(name).text;
