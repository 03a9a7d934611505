import type { MarkedPaper } from "@/lib/imports/word/read-docx";
import { pieceOfMinutes, versionOfMinutes } from "@/lib/visits/minutes/piece-names";

/** What the hidden bookmarks of a file say about whose minutes it is. Pure. */
export interface MinutesTrace {
  /** Null: no bookmark says so. */
  visitId: string | null;
  version: number | null;
  /** Ids of entries and figures. */
  rows: string[];
  /** It is a report of ours, or of its parts. */
  isReport: boolean;
}

export function traceOf({ paragraphs }: MarkedPaper): MinutesTrace {
  const names = paragraphs.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === "bookmark" && mark.edge === "start" ? [mark.name] : [])),
  );
  const pieces = names.flatMap((name) => pieceOfMinutes(name) ?? []);
  return {
    visitId: pieces.find(({ kind }) => kind === "visit")?.id ?? null,
    version: names.map(versionOfMinutes).find((version) => version !== null) ?? null,
    rows: [...new Set(pieces.flatMap(({ kind, id }) => (kind === "visit" ? [] : [id])))],
    isReport: names.some((name) => /^_zf(?:Title$|[PHS][0-9a-f]{32})/.test(name)),
  };
}
