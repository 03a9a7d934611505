import type { JSONContent } from "@tiptap/core";
import { tokenPieces } from "@/lib/reports/tokens";

/**
 * A report's text as a document for its editor: paragraphs of words and of pieces. A piece is what stands between two
 * braces: a counted figure, a figure filled in by hand, the mark of a citation. It is one thing for the caret.
 */

/** Braces without their pair stay words. */
export function toDocument(text: string): JSONContent {
  return {
    type: "doc",
    content: text.split("\n").map((line) => ({
      type: "paragraph",
      content: tokenPieces(line).map((piece) =>
        piece.kind === "text" || piece.kind === "stray"
          ? { type: "text", text: piece.text }
          : { type: "piece", attrs: { raw: piece.raw } },
      ),
    })),
  };
}

/** What the text says of a paragraph's content. */
export interface Inline {
  isText: boolean;
  text?: string | undefined;
  attrs: Record<string, unknown>;
}

export const rawOf = (node: Inline): string => (node.isText ? (node.text ?? "") : String(node.attrs["raw"] ?? ""));

const ending = /[。！？!?；;]+[”’」』）)]*/gu;

/**
 * Where a sentence ends that has the caret in it: behind its full stop and the marks that stand there already. Places
 * are counted as the editor does: a character or a piece is one.
 */
export function sentenceEndAfter(line: readonly Inline[], caret: number): { at: number; marks: string[] } {
  // A piece has no words: a sign that ends no sentence holds its place.
  const plain = line.map((node) => (node.isText ? (node.text ?? "") : "\uFFFC")).join("");
  const ends = [...plain.matchAll(ending)].map((match) => match.index + match[0].length);
  let at = ends.find((end) => end >= caret) ?? plain.length;
  const pieces = new Map<number, string>();
  let place = 0;
  for (const node of line) {
    if (!node.isText) pieces.set(place, rawOf(node));
    place += node.isText ? (node.text ?? "").length : 1;
  }
  const marks: string[] = [];
  for (let raw = pieces.get(at); raw?.startsWith("{{佐证"); raw = pieces.get(at)) {
    marks.push(raw);
    at += 1;
  }
  return { at, marks };
}
