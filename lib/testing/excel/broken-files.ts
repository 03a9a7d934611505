import { strToU8 } from "fflate";
import { changed, makeBook, pack, relation, relations, sheetXml, utf16, visitRows } from "@/lib/testing/excel/books";
import {
  type BrokenFile,
  hex,
  oldContainer,
  csv,
  good,
  withSheet,
  many,
  directory,
  foreignPackage,
} from "@/lib/testing/excel/file-bytes";
import { damagedFiles } from "@/lib/testing/excel/damaged-files";

const nothingInIt: BrokenFile[] = [
  ["an .xlsx of no bytes", "走访.xlsx", () => new Uint8Array(), "noBytes"],
  ["a .csv of no bytes", "走访.csv", () => new Uint8Array(), "noBytes"],
  ["a .csv of nothing but its byte order mark", "走访.csv", () => csv("\uFEFF"), "empty"],
  ["a .csv of commas and line ends only", "走访.csv", () => csv(",,,\r\n , ,\r\n"), "empty"],
  ["a workbook whose sheet has no row", "走访.xlsx", () => makeBook({ 走访: [] }), "empty"],
  [
    "a workbook of formatted empty cells",
    "走访.xlsx",
    () => withSheet(sheetXml(many(200, (row) => `<row r="${row + 1}"><c r="A${row + 1}" s="1"/></row>`))),
    "empty",
  ],
  ["a workbook of blanks", "走访.xlsx", () => makeBook({ 走访: [[" ", "\u3000"]] }), "empty"],
  [
    "a workbook of charts only",
    "走访.xlsx",
    () =>
      makeBook(
        { 图: [] },
        {
          parts: {
            "xl/_rels/workbook.xml.rels": relations(relation("rId1", "chartsheet", "chartsheets/sheet1.xml")),
            "xl/chartsheets/sheet1.xml": "<chartsheet/>",
          },
        },
      ),
    "empty",
  ],
];

const otherKinds: BrokenFile[] = [
  ["a workbook of Excel 2003", "走访.xls", () => oldContainer("Workbook"), "oldExcel"],
  ["a workbook of Excel 2003 renamed .xlsx", "走访.xlsx", () => oldContainer("Workbook"), "oldExcel"],
  ["a workbook of Excel 2003 renamed .csv", "走访.CSV", () => oldContainer("Workbook"), "oldExcel"],
  [
    "a page of HTML that a website named .xls",
    "导出.xls",
    () => csv("<html><table><tr><td>编号</td></tr></table></html>"),
    "oldExcel",
  ],
  ["a workbook of WPS", "走访.et", () => oldContainer("Workbook"), "et"],
  ["a workbook with a password", "走访.xlsx", () => oldContainer("EncryptedPackage"), "encrypted"],
  [
    "a workbook with a password whose container has an odd offset",
    "走访.xlsx",
    () => oldContainer("EncryptedPackage", true),
    "encrypted",
  ],
  ["a workbook of WPS with a password", "走访.et", () => oldContainer("EncryptedPackage"), "encrypted"],
  [
    "a zip whose parts are encrypted",
    "走访.xlsx",
    () => changed(good(), (copy) => copy.set([1], directory(copy) + 8)),
    "encrypted",
  ],
  ["a PDF renamed .xlsx", "走访.xlsx", () => csv("%PDF-1.7\n%âãÏÓ"), "notExcel"],
  ["a PNG renamed .xlsx", "走访.xlsx", () => hex("89504e470d0a1a0a"), "notExcel"],
  ["a .csv renamed .xlsx", "走访.xlsx", () => csv("编号,调研点\n1,桥头镇\n"), "notExcel"],
  ["a PDF renamed .csv", "走访.csv", () => csv("%PDF-1.7\n1 0 obj"), "encoding"],
  ["a PNG renamed .csv", "走访.csv", () => hex("89504e470d0a1a0a"), "encoding"],
  ["a JPEG renamed .txt", "走访.txt", () => hex("ffd8ffe0"), "encoding"],
  ["a RAR archive renamed .csv", "走访.csv", () => hex("526172211a0700"), "encoding"],
  ["a 7z archive renamed .csv", "走访.csv", () => hex("377abcaf271c"), "encoding"],
  ["a program renamed .csv", "走访.csv", () => Uint8Array.from({ length: 512 }, (_, at) => at % 32), "encoding"],
  [
    "a .csv of bytes that are valid in no encoding",
    "走访.csv",
    () => Uint8Array.from([...strToU8("编号,调研点\n1,"), 0xff, 0xff, 0xff, 0x0a]),
    "encoding",
  ],
  [
    "a .csv in UTF-16 cut in the middle of a character",
    "走访.csv",
    () => utf16("编号,调研点\n1,桥头镇", "le").slice(0, -1),
    "encoding",
  ],
  ["a .csv in UTF-16 without its mark", "走访.csv", () => utf16("编号,调研点\n1,桥头镇", "le", true), "encoding"],
  ["a PDF under its own name", "走访.pdf", () => csv("%PDF-1.7"), "otherType"],
  ["a file without any ending", "走访", () => csv("编号,调研点"), "otherType"],
  ["a Word document renamed .xlsx", "走访.xlsx", () => foreignPackage("word/document.xml"), "notExcel"],
  ["a presentation renamed .xlsx", "走访.xlsx", () => foreignPackage("ppt/presentation.xml"), "notExcel"],
  ["a zip of photographs renamed .xlsx", "走访.xlsx", () => pack({ "1.jpg": hex("ffd8ffe0") }), "notExcel"],
  [
    "a spreadsheet of LibreOffice renamed .xlsx",
    "走访.xlsx",
    () => pack({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>" }),
    "notExcel",
  ],
  ["a workbook that lists no sheet", "走访.xlsx", () => makeBook({}), "notExcel"],
  [
    "a zip without the part of the workbook",
    "走访.xlsx",
    () => makeBook({ 走访: visitRows({}) }, { parts: { "xl/workbook.xml": null } }),
    "notExcel",
  ],
];

export const brokenFiles: readonly BrokenFile[] = [...nothingInIt, ...otherKinds, ...damagedFiles];
