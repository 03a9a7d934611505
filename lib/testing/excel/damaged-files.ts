import { strToU8 } from "fflate";
import {
  changed,
  entryRows,
  makeBook,
  placeOf,
  relation,
  relations,
  rowsXml,
  sheetXml,
  shared,
  utf16,
  visitRows,
} from "@/lib/testing/excel/books";
import {
  type BrokenFile,
  hex,
  csv,
  good,
  sheet1,
  withSheet,
  text,
  laughs,
  endRecord,
  directory,
} from "@/lib/testing/excel/file-bytes";
import { largeFiles } from "@/lib/testing/excel/large-files";

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
    "a zip with a wrong position of its directory",
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
    "a zip with an unknown compression method",
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
    "a sheet with an address outside the package",
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
    "a zip in which one character was changed",
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
    "a shared text that is missing",
    "走访.xlsx",
    () => makeBook({ 走访: [[shared(1)]] }, { strings: "<si><t>编号</t></si>" }),
    "broken",
  ],
  [
    "a shared text referred to by a word instead of a number",
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

/** Files that are damaged, hostile or too large. */
export const damagedFiles: readonly BrokenFile[] = [...damaged, ...hostile, ...largeFiles];
