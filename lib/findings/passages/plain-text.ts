/**
 * A text as passages compare it: letters and digits alone, in one width and case, so that neither punctuation nor spaces
 * make two texts different. Pure.
 */
export interface PlainText {
  /** In UTF-16 units, at most `mostCompared`. */
  text: string;
  /** Where the character of each unit begins in the original, and where it ends. */
  from: Uint32Array;
  to: Uint32Array;
}

/** Longer texts are compared as far as this. */
export const mostCompared = 4_000;

const skipped = /[\p{P}\p{S}\p{Z}\p{C}]/u;

export function plainText(original: string): PlainText {
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    if (text.length >= mostCompared) break;
    const plain = skipped.test(character) ? "" : character.normalize("NFKC").toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(at);
      to.push(at + character.length);
    }
    text += plain;
    at += character.length;
  }
  return { text, from: Uint32Array.from(from), to: Uint32Array.from(to) };
}
