/**
 * A text as passages compare it: letters and digits alone, in one width and case, so that neither punctuation nor
 * spaces make two texts different. Pure.
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
  const from: number[] = [];
  const to: number[] = [];
  const text = plainly(original, (at, end) => {
    from.push(at);
    to.push(end);
  });
  return { text, from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

/**
 * The text of `plainText` alone, for texts by the ten thousand. @param unit called for each unit with its character's
 * place
 */
export function plainly(original: string, unit?: (from: number, to: number) => void): string {
  const said: string[] = [];
  let length = 0;
  let at = 0;
  for (const character of original) {
    if (length >= mostCompared) break;
    const plain = skipped.test(character) ? "" : character.normalize("NFKC").toLowerCase();
    const end = at + character.length;
    if (unit) for (let place = 0; place < plain.length; place += 1) unit(at, end);
    said.push(plain);
    length += plain.length;
    at = end;
  }
  // In one piece: a text that was put together step by step keeps all its steps.
  return said.join("");
}
