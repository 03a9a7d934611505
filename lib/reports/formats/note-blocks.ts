import type { Paragraph, Table } from "docx";
import type { NoteBlock } from "@/lib/reports/notes/notes";
import { typeWidth } from "@/lib/word/page";
import { linedTable } from "@/lib/word/table";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";

/** 方法附记 and 数据说明 in Word. */

const cell = (style: "EvidenceHead" | "EvidenceCell", text: string) => [lineParagraph({ style, text: oneLine(text) })];

function block(one: NoteBlock): (Paragraph | Table)[] {
  if (one.kind === "heading") return paragraphs("Heading2", [{ text: one.text }]);
  if (one.kind === "text") return paragraphs("ReportBody", [{ text: one.text }]);
  const width = Math.floor(typeWidth / one.head.length);
  return [
    linedTable({
      columns: one.head.map(() => width),
      head: one.head.map((text) => cell("EvidenceHead", text)),
      rows: one.rows.map((row) => row.map((text) => cell("EvidenceCell", text))),
    }),
  ];
}

export const noteBlocks = (blocks: readonly NoteBlock[]): (Paragraph | Table)[] => blocks.flatMap(block);

/** 数据说明 below the signature, in 小四. `keepNext`: what follows is on its page. */
export const dataNote = (text: string, { keepNext = false } = {}): Paragraph[] =>
  paragraphs("DataNote", [{ text }], { keepNext });
