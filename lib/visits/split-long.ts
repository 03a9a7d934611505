import { cleanText } from "@/lib/clean-text";

/**
 * Divides a text that is too long for one entry, at ends of sentences. Nothing is lost but blanks and empty lines
 * around a cut. Pure.
 */

/** Where a part may end, the better places first: after a sentence, a half-sentence, a clause or a word. */
const ends = [/(?:[。！？!?…]+|(?<=[A-Za-z）)])\.(?=\s))[”’"'」』）)】》]*|\n/gu, /[；;]/gu, /[，,、：:\s\u3000]/gu];
/** What belongs to the character before it. */
const joined = /^[\p{M}\p{Emoji_Modifier}\u200D\uFE0E\uFE0F]/u;

const trimmed = (text: string) => text.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "");

/** The last place in `text` at or before `most` that is between two characters as people see them. */
function betweenCharacters(text: string, most: number): number {
  // A little more, so that the last character is seen whole.
  const segments = new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text.slice(0, most + 100));
  const at = segments.containing(most)?.index ?? most;
  if (at > 0) return at;
  // One character as long as a whole part: at least no half of a surrogate pair.
  return (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most;
}

/** Where the part that `text` begins with ends: near `wanted`, at most at `most`. */
function cutNear(text: string, wanted: number, most: number): number {
  const reach = text.slice(0, most);
  for (const pattern of ends) {
    const places = [...reach.matchAll(pattern)]
      .map((match) => match.index + match[0].length)
      .filter((at) => at < text.length && trimmed(text.slice(0, at)) !== "" && !joined.test(text.slice(at, at + 2)));
    const [nearest] = places.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
    if (nearest !== undefined) return nearest;
  }
  return betweenCharacters(text, most);
}

/** The parts of a text, each of at most `most` characters and about the same size. One part if it is short enough. */
export function splitLong(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = trimmed(text);
  while (rest.length > most) {
    const at = cutNear(rest, rest.length / Math.ceil(rest.length / most), most);
    parts.push(trimmed(rest.slice(0, at)));
    rest = trimmed(rest.slice(at));
  }
  return rest === "" ? parts : [...parts, rest];
}

/** What is shown of a part before the text is split: how it begins and ends, and how long it is. */
export interface LongPart {
  from: string;
  to: string;
  characters: number;
}

const shown = 12;
/** Whole characters, so that no half of one is shown. */
const glimpse = (text: string) => [...text.replace(/\s+/gu, " ")];

/** The parts of a text that is too long for one entry. None if it is short enough as it is stored. */
export function longParts(text: string, most: number): LongPart[] {
  if (text.length <= most || trimmed(cleanText(text, true)).length <= most) return [];
  return splitLong(text, most).map((part) => ({
    from: glimpse(part.slice(0, shown * 4))
      .slice(0, shown)
      .join(""),
    to: glimpse(part.slice(-shown * 4))
      .slice(-shown)
      .join(""),
    characters: part.length,
  }));
}
