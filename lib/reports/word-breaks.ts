/** Where a line of Chinese may break without breaking a word. Pure. */

const words = new Intl.Segmenter("zh-CN", { granularity: "word" });

/** Neither a figure from its measure word, nor a name in Latin letters from what it stands beside. */
const holdsOn = /[\p{N}\p{Script=Latin}%％.]$/u;

/**
 * Words that belong to the one before them, and others that stand alone; 调 and 研 are parts of one that is not known.
 */
const behind = /^[的了之等]$/u;
const single = /^(?![和与及或在对向为以从])\p{Script=Han}$/u;

/** The text in pieces that stay whole. Between two of them a line may break; punctuation stays at its word. */
export function unbroken(text: string): string[] {
  const pieces: string[] = [];
  let joins = true;
  for (const { segment, isWordLike } of words.segment(text)) {
    const last = pieces.at(-1) ?? "";
    const sticks = holdsOn.test(last) || behind.test(segment) || (single.test(segment) && single.test(last));
    if (joins || !isWordLike || sticks) pieces.push((pieces.pop() ?? "") + segment);
    else pieces.push(segment);
    joins = !isWordLike;
  }
  return pieces;
}
