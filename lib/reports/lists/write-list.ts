import { Document, Packer, type Paragraph } from "docx";
import { cellText, workbookType, writeBook, type WrittenSheet } from "@/lib/write-book";
import { pageNumberFooters } from "@/lib/reports/formats/docx-footers";
import { reportStyles } from "@/lib/reports/formats/docx-styles";
import { fillWords } from "@/lib/fill-words";
import { mostWordRows, type OfficeList } from "@/lib/reports/lists/office-list";
import { wordType } from "@/lib/word/media-type";
import { withOfficeParts } from "@/lib/word/office-parts";
import { landscapePage, landscapeWidth } from "@/lib/word/page";
import { linedTable } from "@/lib/word/table";
import { lineParagraph, paragraphs } from "@/lib/word/text";

/** A list as a file. Pure: the same list gives the same table. */

interface WritingWords {
  notesSheet: string;
  /** `{most}` */
  wordCut: string;
}

export function writeListBook({ main, more, notes }: OfficeList, { notesSheet }: WritingWords) {
  const said: WrittenSheet = {
    ...{ name: notesSheet, columns: [{ title: "", width: 100 }], plain: true },
    rows: notes.map((note) => [note]),
  };
  return writeBook([main, ...more, said]);
}

/** The widths that the columns have in a workbook, on the paper's width. */
function columnsOf(columns: WrittenSheet["columns"]): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((width / all) * landscapeWidth));
}

export async function writeListWord(list: OfficeList, words: WritingWords): Promise<Uint8Array> {
  const shown = list.main.columns.map(({ hidden }, index) => ({ hidden, index })).filter(({ hidden }) => !hidden);
  const columns = shown.flatMap(({ index }) => list.main.columns[index] ?? []);
  const cell = (style: "EvidenceHead" | "EvidenceCell", value: string | number): Paragraph[] => {
    const made = paragraphs(style, [{ text: cellText(String(value)) }]);
    return made.length > 0 ? made : [lineParagraph({ style, text: "" })];
  };
  const rows = list.main.rows.slice(0, mostWordRows);
  const cut = list.main.rows.length > mostWordRows ? [fillWords(words.wordCut, { most: mostWordRows })] : [];
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: landscapePage,
        footers: pageNumberFooters(),
        children: [
          lineParagraph({ style: "Title", text: list.title }),
          linedTable({
            columns: columnsOf(columns),
            head: columns.map(({ title }) => cell("EvidenceHead", title)),
            rows: rows.map((row) => shown.map(({ index }) => cell("EvidenceCell", row[index] ?? ""))),
          }),
          ...[...list.notes, ...cut].flatMap((note) => paragraphs("DataNote", [{ text: note }])),
        ],
      },
    ],
  });
  const packed = await Packer.pack(document, "uint8array");
  return withOfficeParts(packed, { title: list.title, issuer: "", styles: reportStyles, facingPages: true });
}

export const listFormats = {
  xlsx: { ending: ".xlsx", mediaType: workbookType, write: writeListBook },
  docx: { ending: ".docx", mediaType: wordType, write: writeListWord },
} as const;
export const listFormatKeys = ["xlsx", "docx"] as const;
