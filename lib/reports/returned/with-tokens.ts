import { diffArrays } from "diff";
import type { Stretch } from "@/lib/reports/returned/types";

/** Placeholders and citations of a text, put back into what it has become. Pure. */

interface Token {
  /** The stretch of the new text in whose place it stands. */
  from: number;
  to: number;
  raw: string;
}

/** By place in the old text: the place of the same character in the new one. */
function partnersOf(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> | null {
  const parted = diffArrays([...before], [...after], { maxEditLength: 4_000 });
  if (!parted) return null;
  const partners = new Map<number, number>();
  let [was, is] = [0, 0];
  for (const { added, removed, value } of parted) {
    if (!added && !removed) value.forEach((_, at) => partners.set(was + at, is + at));
    if (!added) was += value.length;
    if (!removed) is += value.length;
  }
  return partners;
}

const isEnd = (character: string | undefined) => character !== undefined && /[。！？；\n]/u.test(character);

/**
 * What was printed for a placeholder is the placeholder again, where it is as it was. The citation of a sentence is at
 * the end of what the sentence has become; it goes if the sentence is gone.
 */
export function withTokens(text: string, stretches: readonly Stretch[]): string {
  if (stretches.every(({ raw, printed }) => raw === printed)) return text;
  const before = [...stretches.map(({ printed }) => printed).join("")];
  const after = [...text];
  const partners = partnersOf(before, after);
  if (!partners) return text;
  const tokens: Token[] = [];
  let at = 0;
  for (const { raw, printed } of stretches) {
    const length = [...printed].length;
    if (raw !== printed) {
      const token = length === 0 ? citation(raw, at) : placeholder(raw, printed, at);
      if (token) tokens.push(token);
    }
    at += length;
  }
  let result = "";
  let done = 0;
  for (const { from, to, raw } of tokens.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    result += after.slice(done, from).join("") + raw;
    done = Math.max(done, to);
  }
  return result + after.slice(done).join("");

  function placeholder(raw: string, printed: string, start: number): Token | null {
    const from = partners?.get(start);
    if (from === undefined) return null;
    const characters = [...printed];
    const to = from + characters.length;
    const whole = characters.every((_, index) => partners?.get(start + index) === from + index);
    const digits = (one: number) => /\d/u.test(after[one] ?? "") && /\d/u.test(after[one + 1] ?? "");
    // 12 in 120 is no 12.
    return whole && !digits(from - 1) && !digits(to - 1) ? { from, to, raw } : null;
  }

  function citation(raw: string, end: number): Token | null {
    let start = end - (isEnd(before[end - 1]) ? 1 : 0);
    while (start > 0 && !isEnd(before[start - 1])) start -= 1;
    const kept = Array.from({ length: end - start }, (_, index) => partners?.get(start + index)).filter(
      (place) => place !== undefined,
    );
    const last = kept.at(-1);
    if (last === undefined || kept.length < 0.2 * (end - start)) return null;
    // Before or behind the full stop, as it was.
    let place = last + 1;
    if (isEnd(before[end - 1])) {
      while (place <= after.length && !isEnd(after[place - 1])) place += 1;
      place = Math.min(place, after.length);
    } else while (place < after.length && !isEnd(after[place])) place += 1;
    return { from: place, to: place, raw };
  }
}
