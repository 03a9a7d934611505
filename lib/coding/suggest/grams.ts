/** Characters and pairs of neighbouring characters of a text. Pure. */

/**
 * What a word is made of. Everything else separates: no pair reaches over a comma. Digits say nothing about a theme.
 */
const written = /^\p{L}$/u;

export interface Gram {
  text: string;
  /** Where it stands, in UTF-16 units of the text. */
  start: number;
  end: number;
}

/** Nearly all characters of a note: they are letters without a lower case, which need not be asked. */
const commonStart = "一";
const commonEnd = "鿿";

/** The letter as a gram has it; null for what separates. */
function letterOf(character: string): string | null {
  if (character.length === 1 && character >= commonStart && character <= commonEnd) return character;
  const lower = character.toLowerCase();
  return written.test(lower) ? lower : null;
}

/** Every gram of the text at every place, in reading order: the character, then the pair that it begins. */
export function gramsAt(text: string): Gram[] {
  const grams: Gram[] = [];
  let before: Gram | null = null;
  let at = 0;
  for (const character of text) {
    const letter = letterOf(character);
    const end = at + character.length;
    const one: Gram | null = letter === null ? null : { text: letter, start: at, end };
    if (one && before) grams.push({ text: before.text + one.text, start: before.start, end });
    if (one) grams.push(one);
    before = one;
    at = end;
  }
  return grams;
}

/** Whether a gram is two characters; one outside the basic plane is written with two units. */
export function isPair(gram: string): boolean {
  return gram.length > 2 || (gram.length === 2 && (gram.codePointAt(0) ?? 0) <= 0xffff);
}

/** How often each gram occurs, in the order of the first occurrence. */
export function gramCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text: gram } of gramsAt(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}
