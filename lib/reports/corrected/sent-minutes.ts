import type { MarkedPaper } from "@/lib/imports/word/read-docx";
import { streamOf } from "@/lib/reports/returned/stream";
import type { SentReport, Stretch, Unit } from "@/lib/reports/returned/types";
import { otherParagraphs, printedUnits } from "@/lib/reports/returned/units";
import type { MinutesLine, MinutesModel } from "@/lib/visits/minutes/model";
import { minutesPieces } from "@/lib/visits/minutes/piece-names";
import { dimensionGlyphs, type DimensionKey } from "@/lib/vocabulary";

/** Minutes as they were sent out, as the comparison with what came back needs them. Pure. */

export interface SentMinutes {
  /** Each entry and figure is a unit. */
  sent: SentReport;
  /** By the unit's name. */
  lines: ReadonlyMap<string, SentLine>;
  /** Lines of the tables, as a reader of Word files has them. */
  tables: string[];
  headings: ReadonlyMap<string, DimensionKey>;
  model: MinutesModel;
}

export interface SentLine {
  id: string;
  dimension: DimensionKey;
  line: Extract<MinutesLine, { kind: "entry" | "figure" }>;
}

/** The number in front of an entry. */
export const numbering = /^\s*\d{1,3}[.．、]\s*/u;

function stretchesOf(printed: string, by: string): Stretch[] {
  const opening = numbering.exec(printed)?.[0] ?? "";
  const rest = printed.slice(opening.length);
  const tail = by !== "" && rest.trimEnd().endsWith(by) ? rest.slice(rest.trimEnd().length - by.length) : "";
  const text = rest.slice(0, rest.length - tail.length);
  const added = (words: string): Stretch => ({ role: "added", printed: words, raw: words });
  return [added(opening), { role: "text" as const, printed: text, raw: text }, added(tail)].filter(
    ({ printed: words }) => words !== "",
  );
}

const solid = (text: string) => text.replace(/\s+/gu, "");

/** `paper`: the Word file as the model gives it, read again. */
export function sentMinutes(model: MinutesModel, paper: MarkedPaper): SentMinutes {
  const body = bodyOf(paper);
  const stream = streamOf(body);
  const printed = printedUnits(stream);
  const lines = new Map<string, SentLine>();
  for (const { dimension, lines: all } of model.parts)
    for (const line of all)
      if (line.kind !== "mark" && line.id !== undefined)
        lines.set(minutesPieces[line.kind](line.id), { id: line.id, dimension, line });
  const units = [...lines].flatMap(([name, { id, line }]): Unit[] => {
    const words = printed.get(name);
    if (words === undefined) return [];
    const by = line.kind === "entry" ? line.by : "";
    const stretches = stretchesOf(words, by);
    return [{ name, kind: "point", part: id, texts: { lead: "", text: line.text }, printed: words, stretches }];
  });
  const own = stream.bookmarks.filter(({ name }) => lines.has(name));
  // The last line of a heading is below the title only if they do not fit on one page.
  const others = [...otherParagraphs({ ...stream, bookmarks: own }), model.tooLong];
  const headings = model.parts.flatMap(({ dimension, label }): [string, DimensionKey][] => [
    [solid(label), dimension],
    [solid(`${dimensionGlyphs[dimension]}${label}`), dimension],
  ]);
  return {
    sent: { units, others, front: [] },
    lines,
    tables: tableLines(paper),
    headings: new Map(headings),
    model,
  };
}

/** The minutes without their tables. */
export function bodyOf({ paragraphs, ...rest }: MarkedPaper): MarkedPaper {
  return { ...rest, paragraphs: paragraphs.filter(({ table }) => table === undefined) };
}

export function tableLines({ paragraphs }: MarkedPaper): string[] {
  return paragraphs.flatMap(({ table, text }) => (table === undefined || text.trim() === "" ? [] : [text]));
}

/** The dimension that a paragraph is the heading of, or null. */
export function headingOf({ headings }: SentMinutes, text: string): DimensionKey | null {
  return headings.get(solid(text)) ?? headings.get(solid(text).replace(/^[■▲●◆]/u, "")) ?? null;
}
