import { strToU8 } from "fflate";
import type { BookFault } from "@/lib/imports/excel/types";
import {
  changed,
  entryBook,
  entryRows,
  makeBook,
  pack,
  placeOf,
  relation,
  relations,
  rowsXml,
  sheetXml,
  shared,
  utf16,
  visitBook,
  visitRows,
} from "@/lib/testing/excel/books";

/** Files that cannot be read as a whole, each with the fault that a person is told. */
export type BrokenFile = readonly [sentence: string, name: string, bytes: () => Uint8Array, fault: BookFault];

const hex = (text: string, more = "") =>
  Uint8Array.from([...(text.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16)), ...strToU8(more)]);
const oldContainer = (name: string, odd = false) =>
  Uint8Array.from([
    ...hex("d0cf11e0a1b11ae1"),
    ...new Uint8Array(odd ? 505 : 504),
    ...utf16(name, "le", true),
    ...new Uint8Array(64),
  ]);
const csv = (text: string) => strToU8(text);
const good = () => visitBook({});
const sheet1 = "xl/worksheets/sheet1.xml";
/** With a sheet of this XML in the place of the first. */
const withSheet = (xml: string) => makeBook({ 走访: xml });
const text = '<c r="A1" t="inlineStr"><is><t>编号</t></is></c>';
const laughs = '<!DOCTYPE worksheet [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>';
const many = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join("");
const endRecord = (bytes: Uint8Array) => bytes.length - 22;
const directory = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(endRecord(bytes) + 16, true);
const foreignPackage = (main: string) =>
  pack({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(relation("rId1", "officeDocument", main)),
    [main]: "<document/>",
  });

const nothingInIt: BrokenFile[] = [
  ["an .xlsx of no bytes", "走访.xlsx", () => new Uint8Array(), "empty"],
  ["a .csv of no bytes", "走访.csv", () => new Uint8Array(), "empty"],
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
    "a page of HTML that a website calls .xls",
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
    "a .csv of bytes that no encoding knows",
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

const damaged: BrokenFile[] = [
  ["a zip of four bytes", "走访.xlsx", () => hex("504b0304"), "broken"],
  ["a zip cut in half", "走访.xlsx", () => good().slice(0, 700), "broken"],
  ["a zip without its last byte", "走访.xlsx", () => good().slice(0, -1), "broken"],
  [
    "a zip without its first kilobyte, its signature put back",
    "走访.xlsx",
    () => Uint8Array.from([...hex("504b0304"), ...good().slice(1_000)]),
    "broken",
  ],
  [
    "a zip whose directory is said to stand elsewhere",
    "走访.xlsx",
    () => changed(good(), (copy) => copy.set([7, 0, 0, 0], endRecord(copy) + 16)),
    "broken",
  ],
  [
    "a zip whose directory counts one part too many",
    "走访.xlsx",
    () => changed(good(), (copy) => copy.set([(copy[endRecord(copy) + 10] ?? 0) + 1], endRecord(copy) + 10)),
    "broken",
  ],
  [
    "a zip with two parts of one name",
    "走访.xlsx",
    () =>
      changed(
        makeBook({ 走访: visitRows({}) }, { parts: { "xl/worksheets/sheet9.xml": sheetXml(rowsXml(visitRows({}))) } }),
        (copy) => copy.set(strToU8("1"), Buffer.from(copy).lastIndexOf("sheet9.xml") + 5),
      ),
    "broken",
  ],
  [
    "a zip that packs in a way of its own",
    "走访.xlsx",
    () => changed(good(), (copy) => copy.set([93], directory(copy) + 10)),
    "broken",
  ],
  [
    "a zip whose sheet was overwritten with noise",
    "走访.xlsx",
    () =>
      changed(good(), (copy) =>
        copy.fill(0xff, placeOf(copy, sheet1) + sheet1.length, placeOf(copy, sheet1) + sheet1.length + 40),
      ),
    "broken",
  ],
  [
    "a workbook without the part of its sheet",
    "走访.xlsx",
    () => makeBook({ 走访: [] }, { parts: { [sheet1]: null } }),
    "broken",
  ],
  [
    "a sheet that is said to lie outside the package",
    "走访.xlsx",
    () =>
      makeBook(
        { 走访: [] },
        { parts: { "xl/_rels/workbook.xml.rels": relations(relation("rId1", "worksheet", "../../etc/hostname")) } },
      ),
    "broken",
  ],
  [
    "a sheet whose XML ends in a tag",
    "走访.xlsx",
    () => withSheet(`<worksheet><sheetData><row r="1">${text}<c r="B1"`),
    "broken",
  ],
  [
    "a sheet whose XML is never closed",
    "走访.xlsx",
    () => withSheet(`<worksheet><sheetData><row r="1">${text}</row>`),
    "broken",
  ],
  [
    "a sheet whose elements cross",
    "走访.xlsx",
    () => withSheet(`<worksheet><sheetData><row r="1">${text}</sheetData></row></worksheet>`),
    "broken",
  ],
  ["a sheet whose comment is never closed", "走访.xlsx", () => withSheet("<worksheet><!-- </worksheet>"), "broken"],
  [
    "a sheet in UTF-16",
    "走访.xlsx",
    () => makeBook({ 走访: [] }, { parts: { [sheet1]: utf16(sheetXml(rowsXml(visitRows({}))), "le") } }),
    "broken",
  ],
  [
    "a sheet of bytes that are no UTF-8",
    "走访.xlsx",
    () => makeBook({ 走访: [] }, { parts: { [sheet1]: hex("3c773eff3c2f773e") } }),
    "broken",
  ],
  ["a sheet with a row 0", "走访.xlsx", () => withSheet(sheetXml(`<row r="0">${text}</row>`)), "broken"],
  ["a sheet with a row of no number", "走访.xlsx", () => withSheet(sheetXml(`<row r="一">${text}</row>`)), "broken"],
  [
    "a sheet with a cell of no address",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1"><c r="1A"><v>1</v></c></row>')),
    "broken",
  ],
  [
    "a zip in which one character has become another",
    "走访.xlsx",
    () =>
      changed(makeBook({ 走访: visitRows({ 地点: "人手不足" }) }, { level: 0 }), (copy) =>
        copy.set(strToU8("多"), placeOf(copy, "不足")),
      ),
    "broken",
  ],
  [
    "a sheet with two values for one cell",
    "走访.xlsx",
    () => withSheet(sheetXml(`<row r="1">${text}${text}</row>`)),
    "broken",
  ],
  [
    "a sheet with a cell in another row than its own",
    "走访.xlsx",
    () => withSheet(sheetXml(`<row r="2">${text}</row>`)),
    "broken",
  ],
  [
    "a shared text that is not there",
    "走访.xlsx",
    () => makeBook({ 走访: [[shared(1)]] }, { strings: "<si><t>编号</t></si>" }),
    "broken",
  ],
  [
    "a shared text by a word instead of a number",
    "走访.xlsx",
    () => makeBook({ 走访: [[shared("一")]] }, { strings: "<si><t>编号</t></si>" }),
    "broken",
  ],
  ["a shared text without a table of them", "走访.xlsx", () => makeBook({ 走访: [[shared(0)]] }), "broken"],
  [
    "a sheet that the workbook lists and nothing refers to",
    "走访.xlsx",
    () =>
      makeBook(
        { 走访: visitRows({}), 条目: entryRows({}) },
        { parts: { "xl/_rels/workbook.xml.rels": relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")) } },
      ),
    "broken",
  ],
  ["a .csv whose last quote is never closed", "走访.csv", () => csv('编号,调研点\n1,"桥头镇\n2,双溪镇\n'), "quotes"],
  [
    "a .csv with a word behind a closed quote",
    "走访.csv",
    () => csv('编号,调研点\n1,"桥头镇"北\n2,双溪镇\n'),
    "quotes",
  ],
  [
    "a table of shared texts that is never closed",
    "走访.xlsx",
    () => makeBook({ 走访: [[shared(0)]] }, { parts: { "xl/sharedStrings.xml": "<sst><si><t>编号</t></si>" } }),
    "broken",
  ],
];

const hostile: BrokenFile[] = [
  [
    "a sheet with entities that multiply",
    "走访.xlsx",
    () => withSheet(`${laughs}${sheetXml(rowsXml([["&b;"]])).slice(38)}`),
    "doctype",
  ],
  [
    "a table of shared texts with a declaration",
    "走访.xlsx",
    () => makeBook({ 走访: [[shared(0)]] }, { parts: { "xl/sharedStrings.xml": `${laughs}<sst/>` } }),
    "doctype",
  ],
  [
    "a workbook part that names a file of the machine",
    "走访.xlsx",
    () =>
      makeBook(
        { 走访: [] },
        {
          parts: {
            "xl/workbook.xml": '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><workbook>&x;</workbook>',
          },
        },
      ),
    "doctype",
  ],
  [
    "a part of relations with a declaration",
    "走访.xlsx",
    () => makeBook({ 走访: [] }, { parts: { "xl/_rels/workbook.xml.rels": "<!DOCTYPE r><Relationships/>" } }),
    "doctype",
  ],
  [
    "a part of styles with a declaration",
    "走访.xlsx",
    () => makeBook({ 走访: visitRows({}) }, { parts: { "xl/styles.xml": "<!DOCTYPE s><styleSheet/>" } }),
    "doctype",
  ],
  [
    "a sheet of 42 megabytes in 42 kilobytes",
    "走访.xlsx",
    () => makeBook({ 走访: [] }, { parts: { [sheet1]: new Uint8Array(42_000_000).fill(32) } }),
    "bomb",
  ],
  [
    "a table of shared texts of 42 megabytes",
    "走访.xlsx",
    () => makeBook({ 走访: [[shared(0)]] }, { parts: { "xl/sharedStrings.xml": new Uint8Array(42_000_000).fill(32) } }),
    "bomb",
  ],
  [
    "a sheet of elements a thousand deep",
    "走访.xlsx",
    () => withSheet(`${"<a>".repeat(1_000)}${"</a>".repeat(1_000)}`),
    "bomb",
  ],
  [
    "a zip of 5,001 parts more",
    "走访.xlsx",
    () =>
      makeBook(
        { 走访: [] },
        { parts: Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`x/${at}`, ""])), level: 0 },
      ),
    "bomb",
  ],
];

const large: BrokenFile[] = [
  [
    "a workbook of 100,000 rows",
    "走访.xlsx",
    () => withSheet(sheetXml(many(100_000, (row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`))),
    "tooManyRows",
  ],
  ["a .csv of 100,000 rows", "走访.csv", () => csv(`编号,调研点\n${"1,桥头镇\n".repeat(100_000)}`), "tooManyRows"],
  [
    "a workbook with one cell in row 6,001",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="6001"><c r="A6001"><v>1</v></c></row>')),
    "tooManyRows",
  ],
  [
    "a workbook with one cell in the last row of Excel",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    "tooManyRows",
  ],
  [
    "a workbook with a cell in the 61st column",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1"><c r="BI1"><v>1</v></c></row>')),
    "tooManyColumns",
  ],
  [
    "a workbook with a cell in the last column of Excel",
    "走访.xlsx",
    () => withSheet(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    "tooManyColumns",
  ],
  ["a .csv of 61 columns", "走访.csv", () => csv(`${"列,".repeat(61)}\n`), "tooManyColumns"],
  [
    "a workbook of 31 sheets",
    "走访.xlsx",
    () => makeBook(Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`表${at}`, [["编号"]]]))),
    "tooManySheets",
  ],
  [
    "a workbook of more than two million characters",
    "走访.xlsx",
    () =>
      makeBook(
        { 走访: Array.from({ length: 101 }, () => [shared(0)]) },
        { strings: `<si><t>${"字".repeat(20_000)}</t></si>` },
      ),
    "tooLong",
  ],
  ["a file of more than five megabytes", "走访.xlsx", () => new Uint8Array(5 * 1024 * 1024 + 1), "tooLarge"],
  [
    "a sound workbook made heavy by a picture",
    "走访.xlsx",
    () => entryBook({}, { parts: { "xl/media/image1.png": new Uint8Array(6_000_000) }, level: 0 }),
    "tooLarge",
  ],
];

export const brokenFiles: readonly BrokenFile[] = [...nothingInIt, ...otherKinds, ...damaged, ...hostile, ...large];
