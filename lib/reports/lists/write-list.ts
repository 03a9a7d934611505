import { Document, Packer, type Paragraph } from "docx";
import { cellText, workbookType, writeBook, type WrittenSheet } from "@/lib/write-book";
import { pageNumberFooters } from "@/lib/reports/formats/docx-footers";
import { listCharacter, listLine, reportStyles } from "@/lib/reports/formats/docx-styles";
import { fillWords } from "@/lib/fill-words";
import { mostWordRows, type OfficeList } from "@/lib/reports/lists/office-list";
import { linesOf, wordColumns } from "@/lib/reports/lists/word-columns";
import { wordType } from "@/lib/word/media-type";
import { withOfficeParts } from "@/lib/word/office-parts";
import { landscapeHeight, landscapePage, landscapeWidth } from "@/lib/word/page";
import { cellGap, linedTable } from "@/lib/word/table";
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

const paper = { total: landscapeWidth, character: listCharacter, gaps: 2 * cellGap };

export async function writeListWord(list: OfficeList, words: WritingWords): Promise<Uint8Array> {
  const shown = list.main.columns.map(({ hidden }, index) => ({ hidden, index })).filter(({ hidden }) => !hidden);
  const columns = shown.flatMap(({ index }) => list.main.columns[index] ?? []);
  const cell = (style: "ListHead" | "ListCell", value: string | number): Paragraph[] => {
    const made = paragraphs(style, [{ text: cellText(String(value)) }]);
    return made.length > 0 ? made : [lineParagraph({ style, text: "" })];
  };
  const rows = list.main.rows.slice(0, mostWordRows);
  const cells = rows.map((row) => shown.map(({ index }) => row[index] ?? ""));
  const widths = wordColumns(columns, cells, paper);
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
            columns: widths,
            head: columns.map(({ title }) => cell("ListHead", title)),
            rows: cells.map((row) => row.map((value) => cell("ListCell", value))),
            isTall: (place) => linesOf(cells[place] ?? [], widths, paper) * listLine > landscapeHeight / 3,
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
