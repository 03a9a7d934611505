/**
 * Fingerprints of texts by winnowing (Schleimer, Wilkerson, Aiken 2003): of each window of `windowSize` grams the
 * smallest hash. Two texts that share `gramSize + windowSize - 1` units in a row share a print. Pure.
 */
export const gramSize = 5;
export const windowSize = 4;

const base = 0x01000193;
/** base ** (gramSize - 1), in 32 bits. */
const oldest = Array.from({ length: gramSize - 1 }).reduce<number>((power) => Math.imul(power, base), 1);

/** Spreads the bits, so that the smallest of a window is not that of common characters. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The hash of each gram, by where it begins. A text shorter than a gram has none. */
export function gramHashes(text: string): Uint32Array {
  const count = Math.max(0, text.length - gramSize + 1);
  const hashes = new Uint32Array(count);
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= gramSize) rolling = (rolling - Math.imul(text.charCodeAt(at - gramSize), oldest)) | 0;
    rolling = (Math.imul(rolling, base) + text.charCodeAt(at)) | 0;
    if (at >= gramSize - 1) hashes[at - gramSize + 1] = mixed(rolling);
  }
  return hashes;
}

/** The prints of a text, without grams that are left out. Shorter texts than a window have their smallest gram. */
export function printsOf(hashes: Uint32Array, leftOut: ReadonlySet<number>): number[] {
  const prints: number[] = [];
  let last = -1;
  for (let end = Math.min(windowSize, hashes.length) - 1; end >= 0 && end < hashes.length; end += 1) {
    let smallest = -1;
    for (let at = Math.max(0, end - windowSize + 1); at <= end; at += 1) {
      const hash = hashes[at] ?? 0;
      // The last of equal ones, so that a repeated gram is not taken again and again.
      if (!leftOut.has(hash) && (smallest < 0 || hash <= (hashes[smallest] ?? 0))) smallest = at;
    }
    if (smallest >= 0 && smallest !== last) {
      last = smallest;
      prints.push(hashes[smallest] ?? 0);
    }
  }
  return prints;
}
