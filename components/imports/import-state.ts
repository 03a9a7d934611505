import { joinToPrevious, movePieces, partPiece } from "@/lib/imports/edit";
import { basicsOf, type Basics } from "@/lib/imports/to-visit";
import type { ReadResult } from "@/lib/imports/read-document";
import type { Facts, FileProblem, Piece, Destination, Unread } from "@/lib/imports/types";

/** A document of the import. Its id becomes the id of its draft. */
export interface ImportedDocument {
  id: string;
  name: string;
  state: "reading" | "problem" | "open" | "made";
  problem: FileProblem | "repeated" | null;
  /** The name of the document that this one repeats. */
  repeats: string;
  text: string;
  pieces: Piece[];
  facts: Facts;
  unread: Unread[];
  basics: Basics;
  /** Figures that the person rejected, by their place in the document. */
  dropped: ReadonlySet<number>;
  /** 一键脱敏: the draft is made without text that looks like personal data. The source is not changed. */
  redacted: boolean;
}

export type ImportChange =
  | { kind: "add"; documents: { id: string; name: string }[] }
  | { kind: "read"; id: string; result: ReadResult }
  | { kind: "repeated"; id: string; of: string }
  | { kind: "remove"; id: string }
  | { kind: "made"; id: string }
  | { kind: "basics"; id: string; change: Partial<Basics> }
  | { kind: "figure"; id: string; start: number; dropped: boolean }
  | { kind: "redact"; id: string; on: boolean }
  | { kind: "move"; id: string; starts: ReadonlySet<number>; place: Destination }
  | { kind: "join"; id: string; start: number }
  | { kind: "part"; id: string; start: number; at: number };

const noFacts: Facts = {
  siteId: null,
  severalSites: [],
  visitedOn: null,
  startedAt: null,
  endedAt: null,
  endUnread: null,
  method: null,
  place: null,
  recorderId: null,
  memberIds: [],
  audiences: [],
};

function changed(document: ImportedDocument, change: Exclude<ImportChange, { kind: "add" }>): ImportedDocument {
  const { pieces } = document;
  switch (change.kind) {
    case "read": {
      if ("problem" in change.result) return { ...document, state: "problem", problem: change.result.problem };
      const { source, pieces: read, facts, unread } = change.result.document;
      return { ...document, state: "open", text: source.text, pieces: read, facts, unread, basics: basicsOf(facts) };
    }
    case "repeated":
      return { ...document, state: "problem", problem: "repeated", repeats: change.of };
    case "made":
      return { ...document, state: "made" };
    case "basics":
      return { ...document, basics: { ...document.basics, ...change.change } };
    case "figure": {
      const dropped = new Set(document.dropped);
      if (change.dropped) dropped.add(change.start);
      else dropped.delete(change.start);
      return { ...document, dropped };
    }
    case "redact":
      return { ...document, redacted: change.on };
    case "move":
      return { ...document, pieces: movePieces(pieces, change.starts, change.place) };
    case "join":
      return { ...document, pieces: joinToPrevious(pieces, change.start) };
    case "part":
      return { ...document, pieces: partPiece(pieces, change.start, change.at) };
    case "remove":
      return document;
  }
}

export function importReducer(documents: ImportedDocument[], change: ImportChange): ImportedDocument[] {
  if (change.kind === "add") {
    const fresh = change.documents.map((document): ImportedDocument => ({
      ...document,
      state: "reading",
      problem: null,
      repeats: "",
      text: "",
      pieces: [],
      facts: noFacts,
      unread: [],
      basics: basicsOf(noFacts),
      dropped: new Set(),
      redacted: false,
    }));
    return [...documents, ...fresh];
  }
  if (change.kind === "remove") return documents.filter(({ id }) => id !== change.id);
  return documents.map((document) => (document.id === change.id ? changed(document, change) : document));
}
