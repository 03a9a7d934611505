import type { Extent, Stream } from "@/lib/reports/returned/stream";
import { unitName } from "@/lib/reports/returned/units";

/** A returned text in its sentences, each wholly inside one bookmark or outside of all. Pure. */
export interface Piece extends Extent {
  text: string;
  paragraph: number;
  /** The unit of the bookmark around it. */
  bookmark: string | null;
}

/** A mark of evidence belongs to the sentence before it. */
const sentenceEnd = /[。！？!?；;\n]+[”’」』）)]*(?:〔\d+(?:[-、—,]\d+)*〕(?!第?\d+号))*/gu;

export function piecesOf({ text, paragraphs, bookmarks }: Stream): Piece[] {
  const edges = new Set<number>();
  for (const { start, end } of bookmarks) edges.add(start).add(end);
  const inOrder = bookmarks.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return paragraphs.flatMap(({ start, end }, paragraph) => {
    const cuts = new Set([start, end]);
    const words = text.slice(start, end);
    // A title in two lines is one.
    const isHeadline = !/[。！？；]/u.test(words);
    for (const { index, 0: found } of isHeadline ? [] : words.matchAll(sentenceEnd))
      cuts.add(start + index + found.length);
    for (const edge of edges) if (edge > start && edge < end) cuts.add(edge);
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(1).map((to, index): Piece => {
      const from = places[index] ?? start;
      while ((inOrder[next]?.end ?? Infinity) <= from) next += 1;
      const around = inOrder[next];
      const inside = around !== undefined && around.start <= from && to <= around.end;
      return {
        start: from,
        end: to,
        text: text.slice(from, to),
        paragraph,
        bookmark: inside ? unitName(around.name) : null,
      };
    });
  });
}

/** By the number of their paragraph: a file may have thousands, so each is looked for once. */
export function byParagraph<Kind extends Pick<Piece, "paragraph">>(
  pieces: readonly Kind[],
): (paragraph: number) => Kind[] {
  const groups = new Map<number, Kind[]>();
  for (const piece of pieces) {
    const group = groups.get(piece.paragraph);
    if (group) group.push(piece);
    else groups.set(piece.paragraph, [piece]);
  }
  return (paragraph) => groups.get(paragraph) ?? [];
}
