/** Sentences and clauses of a text, and how alike two places of two texts are. Pure. */

export interface Piece {
  start: number;
  end: number;
}

const sentenceEnd = /[。！？!?；;\n]+[”’」』）)]*/gu;
const clauseEnd = /[，,。！？!?；;：:\n、]+[”’」』）)]*/gu;

function piecesOf(text: string, ending: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of text.matchAll(ending)) {
    const end = match.index + match[0].length;
    if (end > start) pieces.push({ start, end });
    start = end;
  }
  if (start < text.length) pieces.push({ start, end: text.length });
  return pieces;
}

export const sentencesOf = (text: string): Piece[] => piecesOf(text, sentenceEnd);
export const clausesOf = (text: string): Piece[] => piecesOf(text, clauseEnd);

export function pieceAt(pieces: readonly Piece[], at: number): Piece {
  return pieces.find(({ start, end }) => start <= at && at < end) ?? { start: 0, end: 0 };
}

/** The sentence at a place, as it is shown, and where in it the place is. */
export function sentenceAt(
  text: string,
  sentences: readonly Piece[],
  at: number,
): { sentence: string; offset: number } {
  const { start, end } = pieceAt(sentences, at);
  const written = text.slice(start, end);
  return { sentence: written.trim(), offset: at - start - (written.length - written.trimStart().length) };
}

/** Characters that are in any two clauses. */
const empty = /[的了和与在是有也都就等及其这那个名，。、；：！？“”‘’「」『』（）()\s#]/gu;

/** A clause as its characters and pairs of characters, without its figures. */
export function wordsOf(clause: string): Set<string> {
  const characters = [...clause.replace(empty, "")];
  return new Set([...characters, ...characters.slice(1).map((second, at) => `${characters[at] ?? ""}${second}`)]);
}

/** 0 to 1: how much two clauses share, and how much of the first one is in the second. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return one.size === other.size ? 1 : 0;
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return 0.5 * ((2 * both) / (one.size + other.size)) + 0.5 * (both / one.size);
}

const reachOf = 8;

/** The characters nearest to a place, the nearest first. */
export function before(text: string): string[] {
  return [...text.replace(/[\s“”‘’「」『』]/gu, "")].slice(-reachOf).reverse();
}
export function after(text: string): string[] {
  return [...text.replace(/[\s“”‘’「」『』]/gu, "")].slice(0, reachOf);
}

/** 0 to 1: how alike the surroundings of two places are; what is nearer counts more, and may have moved a little. */
export function alongside(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 && other.length === 0) return 1;
  let [hit, all] = [0, 0];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const weight = 1 / (at + 1);
    all += weight;
    const character = one[at];
    if (character === undefined) continue;
    if (other[at] === character) hit += weight;
    else if (other.slice(Math.max(0, at - 2), at + 3).includes(character)) hit += weight * 0.6;
  }
  return hit / all;
}
