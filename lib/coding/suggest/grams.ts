/** Characters and pairs of neighbouring characters of a text. Pure. */

/** What a word is made of. Everything else separates: no pair reaches over a comma. Digits say nothing about a theme. */
const written = /^\p{L}$/u;

export interface Gram {
  text: string;
  /** Where it stands, in UTF-16 units of the text. */
  start: number;
  end: number;
}

/** Every gram of the text at every place, in reading order: the character, then the pair that it begins. */
export function gramsAt(text: string): Gram[] {
  const characters: Gram[] = [];
  let at = 0;
  for (const character of text) {
    characters.push({ text: character.toLowerCase(), start: at, end: at + character.length });
    at += character.length;
  }
  const grams: Gram[] = [];
  for (const [place, one] of characters.entries()) {
    if (!written.test(one.text)) continue;
    grams.push(one);
    const next = characters[place + 1];
    if (next && written.test(next.text)) grams.push({ text: one.text + next.text, start: one.start, end: next.end });
  }
  return grams;
}

/** How often each gram occurs, in the order of the first occurrence. */
export function gramCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text: gram } of gramsAt(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}
