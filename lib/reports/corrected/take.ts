import { entryWords } from "@/lib/reports/corrected/entry-words";
import { factContent, type FactFault, type People } from "@/lib/reports/corrected/fact-content";
import type { Correction, EntryWords, FigureWords } from "@/lib/reports/corrected/items";
import { numbering } from "@/lib/reports/corrected/sent-minutes";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import { marksBeside } from "@/lib/visits/draft";
import type { VisitContent } from "@/lib/visits/schema";
import { dimensionMarks, type DimensionKey } from "@/lib/vocabulary";

/** What becomes of a visit when somebody takes a correction over. Pure. */

/** Where words without an entry go: as a new entry of a dimension, or behind an entry's words. */
export type CorrectionTarget = { kind: "entry"; dimension: DimensionKey } | { kind: "behind"; entry: string };

/** "gone": the entry is not in the visit any more. "nothing": only to be read. */
export type CorrectionFault = "gone" | "noTarget" | "notUnderstood" | "nothing" | FactFault;

export interface TakingCorrection {
  item: Correction;
  target: CorrectionTarget | null;
  /** Of a new entry. */
  newId: string;
  people: People;
}

const withRows = (content: VisitContent, rows: Partial<Pick<VisitContent, "entries" | "figures">>): VisitContent => {
  const now = { ...content, ...rows };
  return { ...now, marks: marksBeside([...now.entries, ...now.figures], now.marks) };
};

function replaced<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
  words: Partial<Row> | null,
): Row[] | null {
  if (!rows.some((row) => row.id === id)) return null;
  return rows.flatMap((row) => (row.id !== id ? [row] : words === null ? [] : [{ ...row, ...words }]));
}

export function takeCorrection(
  content: VisitContent,
  { item, target, newId, people }: TakingCorrection,
): VisitContent | CorrectionFault {
  switch (item.kind) {
    case "note":
      return "nothing";
    case "fact":
      return factContent(content, item, people);
    case "entry": {
      const words: EntryWords | null = item.returned;
      const entries = replaced(content.entries, item.id, words);
      return entries ? withRows(content, { entries }) : "gone";
    }
    case "figure": {
      const words: FigureWords | null = item.read;
      if (item.returned !== null && words === null) return "notUnderstood";
      const figures = replaced(content.figures, item.id, words);
      return figures ? withRows(content, { figures }) : "gone";
    }
    case "waiting":
      return target ? put(content, item.text, { target, newId }) : "noTarget";
  }
}

function put(
  content: VisitContent,
  said: string,
  { target, newId }: { target: CorrectionTarget; newId: string },
): VisitContent | CorrectionFault {
  const text = said.trim().replace(numbering, "");
  if (target.kind === "behind") {
    const host = content.entries.find(({ id }) => id === target.entry);
    const entries = host && replaced(content.entries, host.id, { text: `${host.text}\n${text}` });
    return entries ? withRows(content, { entries }) : "gone";
  }
  const { dimension } = target;
  const isEmpty = [...content.entries, ...content.figures].every((row) => row.dimension !== dimension);
  const mark = dimensionMarks.find((one) => minutesWords.marks[one] === text);
  // 无此情况 in a dimension without entries is its mark, and no entry.
  if (mark && isEmpty) return { ...content, marks: { ...content.marks, [dimension]: mark } };
  const unsaid = { text: "", form: "summary" as const, speakerCategory: "", by: "" };
  const entry = { id: newId, dimension, questionId: null, ...entryWords(unsaid, said, minutesWords) };
  return withRows(content, { entries: [...content.entries, entry] });
}
