import { diffArrays } from "diff";

/** The difference of two texts by words. Pure. */
export interface DiffPiece {
  kind: "same" | "added" | "removed";
  text: string;
}

let segmenter: Intl.Segmenter | undefined;

/** Words of Chinese as the reader's language library parts them; digits of one figure are one word. */
export function wordsOf(text: string): string[] {
  return [...(segmenter ??= new Intl.Segmenter("zh", { granularity: "word" })).segment(text)].map(
    ({ segment }) => segment,
  );
}

/** Far more differences than a person could read: then the whole is old and new. */
const most = 4_000;

/** The pieces without the added ones are `before`, without the removed ones `after`. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const parted = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: most });
  const pieces: DiffPiece[] = parted
    ? parted.map(({ added, removed, value }) => ({
        kind: added ? "added" : removed ? "removed" : "same",
        text: value.join(""),
      }))
    : [
        { kind: "removed", text: before },
        { kind: "added", text: after },
      ];
  return pieces.filter(({ text }) => text !== "");
}
