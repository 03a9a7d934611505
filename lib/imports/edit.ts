import { importLimits } from "@/lib/imports/limits";
import { isDimension } from "@/lib/imports/to-visit";
import type { Piece, Destination } from "@/lib/imports/types";

/**
 * What a person does to the pieces of a source. A piece is known by where it starts; nothing here loses a character.
 */

export function movePieces(pieces: readonly Piece[], starts: ReadonlySet<number>, destination: Destination): Piece[] {
  return pieces.map((piece) =>
    starts.has(piece.start) && piece.destination !== destination
      ? { ...piece, destination, reason: { by: "person" } }
      : piece,
  );
}

/** Whether a piece may be joined to the one before it: together they still have to fit into one entry. */
export function joinable(pieces: readonly Piece[], start: number): boolean {
  const at = pieces.findIndex((piece) => piece.start === start);
  const [before, piece] = [pieces[at - 1], pieces[at]];
  return before !== undefined && piece !== undefined && piece.end - before.start <= importLimits.entryCharacters;
}

/**
 * Joins a piece to the one that stands before it in the source, and there it lies: unless that one is no entry, as a
 * heading.
 */
export function joinToPrevious(pieces: readonly Piece[], start: number): Piece[] {
  if (!joinable(pieces, start)) return [...pieces];
  const at = pieces.findIndex((piece) => piece.start === start);
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if (index === at - 1 && next)
      return [
        {
          ...piece,
          end: next.end,
          destination:
            piece.destination === "waiting" || isDimension(piece.destination) ? piece.destination : next.destination,
          reason: { by: "person" as const },
        },
      ];
    return index === at ? [] : [piece];
  });
}

/** Parts a piece before the character at `place`. */
export function partPiece(pieces: readonly Piece[], start: number, place: number): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.start !== start || place <= piece.textStart || place >= piece.end) return [piece];
    return [
      { ...piece, end: place },
      { ...piece, start: place, textStart: place, reason: { by: "person" as const } },
    ];
  });
}

/** Where a text may be parted: before each of its sentences but the first. */
export function sentencesIn(
  text: string,
  { textStart, end }: Pick<Piece, "textStart" | "end">,
): { start: number; words: string }[] {
  const sentences: { start: number; words: string }[] = [];
  const pattern = /[^。；;！？!?\n]*(?:[。；;！？!?\n]+[”’」』）)]*|$)/gu;
  const words = text.slice(textStart, end);
  for (const match of words.matchAll(pattern)) {
    if (match[0].trim() !== "") sentences.push({ start: textStart + match.index, words: match[0].trim() });
    if (match.index + match[0].length >= words.length) break;
  }
  return sentences;
}
