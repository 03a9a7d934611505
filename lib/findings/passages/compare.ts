import { gramHashes, gramSize } from "@/lib/findings/passages/prints";

/** How much two texts share. Pure. */

/** What is shown: a run of this length, or so much of the trigrams of both. */
export const shownRun = 12;
export const shownShare = 0.25;
/** Shorter runs are not marked: everybody says 工作中存在. */
export const markedRun = 6;

/** A stretch that stands in both texts, in units of the plain text. */
export interface Run {
  a: number;
  b: number;
  length: number;
}

/** A text with what is worked out of it once. */
export interface Compared {
  text: string;
  hashes: Uint32Array;
  /** 1 where a unit belongs to 套话. */
  masked: Uint8Array;
  /** The trigrams outside of 套话, each once, as numbers in their order: a set of texts takes ten times the memory. */
  trigrams: Float64Array;
  /** Units outside of 套话. */
  own: number;
}

export function compared(text: string, boilerplate: ReadonlySet<number>, hashes = gramHashes(text)): Compared {
  const masked = new Uint8Array(text.length);
  for (const [at, hash] of hashes.entries()) if (boilerplate.has(hash)) masked.fill(1, at, at + gramSize);
  return {
    ...{ text, hashes, masked, trigrams: trigramsOf(text, masked) },
    own: masked.reduce((sum, unit) => sum + (unit === 0 ? 1 : 0), 0),
  };
}

/** Three units of 16 bits are one exact number. */
function trigramsOf(text: string, masked: Uint8Array): Float64Array {
  const all = new Float64Array(Math.max(0, text.length - 2));
  let count = 0;
  for (let at = 0; at + 3 <= text.length; at += 1) {
    if (masked[at] || masked[at + 1] || masked[at + 2]) continue;
    all[count] = (text.charCodeAt(at) * 2 ** 16 + text.charCodeAt(at + 1)) * 2 ** 16 + text.charCodeAt(at + 2);
    count += 1;
  }
  const sorted = all.subarray(0, count).sort();
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const trigram = sorted[at] ?? 0;
    if (kept > 0 && sorted[kept - 1] === trigram) continue;
    sorted[kept] = trigram;
    kept += 1;
  }
  return sorted.slice(0, kept);
}

/** How many stand in both. Both are in order. */
function inBoth(a: Float64Array, b: Float64Array): number {
  let both = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    const [one, other] = [a[x] ?? 0, b[y] ?? 0];
    if (one === other) both += 1;
    if (one <= other) x += 1;
    if (other <= one) y += 1;
  }
  return both;
}

/** Jaccard: the trigrams of both, of all that either has. 0 where a text is too short to say anything. */
export function trigramShare(a: Compared, b: Compared): number {
  if (a.own < shownRun || b.own < shownRun) return 0;
  const both = inBoth(a.trigrams, b.trigrams);
  const all = a.trigrams.length + b.trigrams.length - both;
  return all === 0 ? 0 : both / all;
}

/** Every stretch of at least a gram that stands in both outside of 套话 and cannot be made longer. */
function stretches(a: Compared, b: Compared): Run[] {
  // Where each gram of b stands first, and from each place the next one with the same gram.
  const first = new Map<number, number>();
  const next = new Int32Array(b.hashes.length);
  for (let at = b.hashes.length - 1; at >= 0; at -= 1) {
    const hash = b.hashes[at] ?? 0;
    next[at] = first.get(hash) ?? -1;
    first.set(hash, at);
  }
  const same = (x: number, y: number) =>
    x >= 0 &&
    y >= 0 &&
    x < a.text.length &&
    y < b.text.length &&
    !a.masked[x] &&
    !b.masked[y] &&
    a.text[x] === b.text[y];
  const found: Run[] = [];
  for (const [x, hash] of a.hashes.entries())
    for (let y = first.get(hash) ?? -1; y >= 0; y = next[y] ?? -1) {
      // Only from its beginning: what it is the middle of has been found there.
      if (same(x - 1, y - 1)) continue;
      let length = 0;
      while (same(x + length, y + length)) length += 1;
      if (length >= gramSize) found.push({ a: x, b: y, length });
    }
  return found;
}

/** The runs to mark, the longest first where they overlap; then in the order of the first text. */
export function sharedRuns(a: Compared, b: Compared): Run[] {
  const takenA = new Uint8Array(a.text.length);
  const takenB = new Uint8Array(b.text.length);
  const runs: Run[] = [];
  for (const run of stretches(a, b).sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)) {
    if (run.length < markedRun) break;
    const ends = [takenA[run.a], takenA[run.a + run.length - 1], takenB[run.b], takenB[run.b + run.length - 1]];
    if (ends.some(Boolean)) continue;
    takenA.fill(1, run.a, run.a + run.length);
    takenB.fill(1, run.b, run.b + run.length);
    runs.push(run);
  }
  return runs.sort((x, y) => x.a - y.a);
}
