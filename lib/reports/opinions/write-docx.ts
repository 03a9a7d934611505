import { BorderStyle, Document, Packer, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { pageNumberFooters } from "@/lib/reports/formats/docx-footers";
import { reportStyles } from "@/lib/reports/formats/docx-styles";
import type { OpinionTable } from "@/lib/reports/opinions/table";
import { withOfficeParts } from "@/lib/word/office-parts";
import { plainPage, typeWidth } from "@/lib/word/page";
import { lineParagraph, paragraphs } from "@/lib/word/text";

/** In twips; the opinion has the rest. */
const narrow = { number: 620, source: 1_600, handling: 1_100, reason: 2_200 };
const columns = [
  narrow.number,
  typeWidth - Object.values(narrow).reduce((sum, width) => sum + width, 0),
  narrow.source,
  narrow.handling,
  narrow.reason,
];
const line = { style: BorderStyle.SINGLE, size: 4, color: "auto" };

function row(cells: readonly string[], head: boolean): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map((text, place) => {
      const written = paragraphs(head ? "EvidenceHead" : "EvidenceCell", [{ text }]);
      return new TableCell({
        width: { size: columns[place] ?? 0, type: WidthType.DXA },
        // A cell without a paragraph is no cell.
        children: written.length > 0 ? written : [lineParagraph({ style: "EvidenceCell", text: "" })],
      });
    }),
  });
}

/** The 意见采纳情况表 as a Word table. Its head is repeated on each page, and no row is broken. */
export async function writeOpinionsDocx(table: OpinionTable): Promise<Uint8Array> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: plainPage,
        footers: pageNumberFooters(),
        children: [
          lineParagraph({ style: "Title", text: table.title }),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: typeWidth, type: WidthType.DXA },
            columnWidths: columns,
            borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
            rows: [row(table.columns, true), ...table.rows.map((cells) => row(cells, false))],
          }),
          ...paragraphs("DataNote", [{ text: table.note }]),
        ],
      },
    ],
  });
  const packed = await Packer.pack(document, "uint8array");
  return withOfficeParts(packed, { title: table.title, issuer: "", styles: reportStyles, facingPages: true });
}
