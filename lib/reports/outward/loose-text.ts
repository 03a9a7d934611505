/** A text as names are looked for in it. 桥头 镇 and Ａ镇 are found as 桥头镇 and a镇. Pure. */
export interface LooseText {
  text: string;
  /** Where each of its UTF-16 units begins and ends in the text as it was written. */
  from: number[];
  to: number[];
}

/** A place in a text that must be found again when it is masked: no character, so no text has it. */
export const placeMark = "\uFDD0";

/** Blanks, line ends and invisible characters do not part a name. */
const ignored = /^[\s\p{Cf}\p{Cc}\u3164\u115F\u1160\uFFA0\uFDD0]$/u;

export function loosen(written: string): LooseText {
  const loose: LooseText = { text: "", from: [], to: [] };
  let at = 0;
  for (const character of written) {
    const end = at + character.length;
    // Most characters are Han as they are.
    const plain =
      character >= "一" && character <= "\u9fff"
        ? character
        : ignored.test(character)
          ? ""
          : character.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
    for (let unit = 0; unit < plain.length; unit += 1) {
      loose.from.push(at);
      loose.to.push(end);
    }
    loose.text += plain;
    at = end;
  }
  return loose;
}

export const looseName = (name: string): string => loosen(name).text;
