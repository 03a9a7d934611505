import { wordsOf } from "@/lib/imports/split/split";
import type { Facts, Found, FoundFigure, Piece } from "@/lib/imports/types";
import { blankVisit, type DraftEntry, type DraftVisit } from "@/lib/visits/draft";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

export interface Basics {
  siteId: string;
  visitedOn: string;
  method: string;
  place: string;
}

export function basicsOf(facts: Facts): Basics {
  return {
    siteId: facts.siteId?.value ?? "",
    visitedOn: facts.visitedOn?.value ?? "",
    method: facts.method?.value ?? "",
    place: facts.place?.value ?? "",
  };
}

export const isDimension = (place: string): place is DimensionKey => dimensionKeys.some((key) => key === place);

/** How much still waits for a person: pieces of 待归类 that hold words. */
export function waitingIn(text: string, pieces: readonly Piece[]): Piece[] {
  return pieces.filter((piece) => piece.destination === "waiting" && text.slice(piece.start, piece.end).trim() !== "");
}

type Draft = {
  text: string;
  pieces: readonly Piece[];
  facts: Facts;
  basics: Basics;
  figures: readonly Found<FoundFigure>[];
  me: string;
  makeId: () => string;
};

/** The visit as if a person had typed it: an entry for every piece that lies in a dimension. */
export function visitOf({ text, pieces, facts, basics, figures, me, makeId }: Draft): DraftVisit {
  const entries = pieces.flatMap((piece): DraftEntry[] => {
    const words = wordsOf(text, piece);
    if (!isDimension(piece.destination) || words === "") return [];
    return [
      {
        id: makeId(),
        dimension: piece.destination,
        questionId: null,
        text: words,
        form: "summary",
        speakerCategory: "",
      },
    ];
  });
  const people = facts.memberIds.map(({ value }) => value);
  return {
    ...blankVisit({ today: "", me }),
    ...basics,
    startedAt: facts.startedAt?.value ?? "",
    endedAt: facts.endedAt?.value ?? "",
    recorderId: facts.recorderId?.value ?? me,
    memberIds: people.length > 0 ? people : [me],
    audiences: facts.audiences.slice(0, 30).map(({ value }) => ({ id: makeId(), ...value })),
    entries,
    figures: figures.slice(0, 200).map(({ value }) => ({ ...value, id: makeId(), questionId: null, source: "" })),
  };
}
