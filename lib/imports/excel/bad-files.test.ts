import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bookLimits } from "@/lib/imports/excel/limits";
import { readBook } from "@/lib/imports/excel/read-book";
import type { BookFault } from "@/lib/imports/excel/types";
import {
  cell,
  directoryEntry,
  patched,
  relationsXml,
  rowsXml,
  sheetXml,
  table,
  workbook,
  workbookXml,
} from "@/lib/testing/workbook-fixture";
import { often } from "@/lib/testing/how-often";

/** Files that are refused as a whole, made by hand, each with the one reason that is reported. */

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `<row r="${index + 1}">${cell(`A${index + 1}`, "桥头镇")}</row>`).join(
    "",
  );
const good = table([
  ["调研点", "走访日期"],
  ["桥头镇", "2026-03-12"],
]);
const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const old = (stream = "") => {
  const bytes = new Uint8Array(4096);
  bytes.set(hex("d0cf11e0a1b11ae1"));
  bytes.set(new Uint8Array(Buffer.from(stream, "utf16le")), 1024);
  return bytes;
};
const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const part = (name: string, xml: string) => workbook(sheetXml(rowsXml([["调研点"]])), { [name]: xml });
const manySheets = (count: number) => {
  const sheets = Array.from(
    { length: count },
    (_, index) => `<sheet name="表${index}" sheetId="${index + 1}" r:id="rId1"/>`,
  ).join("");
  return part("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`);
};

const refused: [string, Uint8Array | (() => Uint8Array), BookFault, string?][] = [
  ["no bytes", new Uint8Array(), "noBytes"],
  ["an empty sheet", workbook(sheetXml("")), "empty"],
  [
    "a sheet of empty cells with formats",
    workbook(sheetXml('<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/></row>')),
    "empty",
  ],
  ["a sheet of blanks", table([["  ", "　"]]), "empty"],
  ["a CSV of nothing but commas", strToU8(",,,\n,,,"), "empty", "a.csv"],
  ["a CSV of nothing but its mark", strToU8("\uFEFF"), "empty", "a.csv"],
  ["a byte more than the limit", () => new Uint8Array(bookLimits.fileBytes + 1).fill(80), "tooLarge"],
  ["100,000 rows", () => workbook(sheetXml(rowsOf(100_000))), "tooManyRows"],
  [
    "a single cell in the last row of all",
    workbook(sheetXml(`<row r="1048576">${cell("A1048576", "x")}</row>`)),
    "tooManyRows",
  ],
  ["100,000 lines of CSV", () => strToU8("桥头镇,2026-03-12\n".repeat(100_000)), "tooManyRows", "a.csv"],
  [
    "a single cell in the last column of all",
    workbook(sheetXml(`<row r="1">${cell("XFD1", "x")}</row>`)),
    "tooManyColumns",
  ],
  ["61 columns of CSV", strToU8(`${",".repeat(60)}x`), "tooManyColumns", "a.csv"],
  ["31 sheets", manySheets(31), "tooManySheets"],
  [
    "more than two million characters",
    () =>
      workbook(
        sheetXml(
          Array.from(
            { length: 110 },
            (_, row) => `<row r="${row + 1}">${cell(`A${row + 1}`, "调".repeat(20_000))}</row>`,
          ).join(""),
        ),
      ),
    "tooLong",
  ],
  ["an old .xls", old(), "oldExcel", "a.xls"],
  ["an old .xls renamed .xlsx", old(), "oldExcel"],
  ["WPS's .et", old(), "et", "a.et"],
  ["a workbook with a password", old("EncryptedPackage"), "encrypted"],
  [
    "a workbook with a password at an odd place",
    () => Uint8Array.from([...old().subarray(0, 1025), ...new Uint8Array(Buffer.from("EncryptedPackage", "utf16le"))]),
    "encrypted",
  ],
  ["an archive with a password", patched(good, directoryEntry(good, 0) + 8, [1]), "encrypted"],
  ["text named .xlsx", strToU8("桥头镇"), "notExcel"],
  ["HTML named .xls", strToU8("<html><table><tr><td>桥头镇"), "oldExcel", "a.xls"],
  [
    "a Word file",
    zipSync({
      "word/document.xml": strToU8("<document/>"),
      "_rels/.rels": strToU8(
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
    }),
    "notExcel",
    "a.xlsx",
  ],
  ["a zip of something else", zipSync({ "a.txt": strToU8("x") }), "notExcel", "a.zip"],
  ["a workbook without sheets", part("xl/workbook.xml", "<workbook><sheets/></workbook>"), "notExcel"],
  ["a PDF", strToU8("%PDF-1.7"), "otherType", "a.pdf"],
  ["no ending", strToU8("桥头镇"), "otherType", "名单"],
  ["a picture named .csv", hex("89504e470d0a1a0a0000000d49484452"), "encoding", "a.csv"],
  ["a PDF named .csv", strToU8("%PDF-1.7"), "encoding", "a.csv"],
  ["bytes of no encoding", hex("c3fbff0affff80"), "encoding", "a.csv"],
  ["a program named .csv", () => new Uint8Array(4_096).map((_, index) => index % 7), "encoding", "a.csv"],
  ["a zip bomb", () => workbook(sheetXml(`<row r="1">${cell("A1", "0".repeat(45 * 1024 * 1024))}</row>`)), "bomb"],
  [
    "a bomb in the shared texts",
    () => part("xl/sharedStrings.xml", `<sst><si><t>${"0".repeat(45 * 1024 * 1024)}</t></si></sst>`),
    "bomb",
  ],
  ["tags within tags without end", part("xl/worksheets/sheet1.xml", `${"<a>".repeat(500)}`), "bomb"],
  [
    "a DOCTYPE in the sheet",
    part("xl/worksheets/sheet1.xml", `${doctype}<worksheet><sheetData/></worksheet>`),
    "doctype",
  ],
  ["a DOCTYPE in the index", part("xl/workbook.xml", `${doctype}${workbookXml}`), "doctype"],
  ["half a file", good.subarray(0, good.length / 2), "broken"],
  ["an archive of no bytes but its beginning", hex("504b0304"), "broken"],
  ["a sheet cut short", part("xl/worksheets/sheet1.xml", '<worksheet><sheetData><row r="1"><c r="A1"'), "broken"],
  [
    "tags closed in the wrong order",
    part("xl/worksheets/sheet1.xml", "<worksheet><sheetData></worksheet></sheetData>"),
    "broken",
  ],
  [
    "a sheet in UTF-16",
    workbook("", {
      "xl/worksheets/sheet1.xml": new Uint8Array(Buffer.from(`\uFEFF${sheetXml(rowsXml([["x"]]))}`, "utf16le")),
    }),
    "broken",
  ],
  ["an invalid cell address", workbook(sheetXml('<row r="1"><c r="1A" t="str"><v>x</v></c></row>')), "broken"],
  ["an invalid row number", workbook(sheetXml('<row r="-3"><c t="str"><v>x</v></c></row>')), "broken"],
  [
    "a sheet that the index names and the archive lacks",
    part("xl/_rels/workbook.xml.rels", relationsXml.replace("sheet1", "sheet9")),
    "broken",
  ],
  [
    "two parts of one name",
    () => {
      const twice = zipSync(
        { "xl/workbook.xml": strToU8(workbookXml), "xl/workbook.xmk": strToU8(workbookXml) },
        { level: 0 },
      );
      return Uint8Array.from(
        Buffer.from(Buffer.from(twice).toString("latin1").replaceAll("workbook.xmk", "workbook.xml"), "latin1"),
      );
    },
    "broken",
  ],
];

describe("a file is refused as a whole, with its reason", () => {
  it.each(refused)("%s", (_, bytes, fault, name = "走访.xlsx") => {
    expect(readBook({ name, bytes: typeof bytes === "function" ? bytes() : bytes })).toEqual({ fault });
  });
});

it("any file, damaged anywhere, is read or refused, and never throws", () => {
  const packed = table([
    ["编号", "调研点", "走访日期"],
    ["1", "桥头镇", "2026-03-12"],
  ]);
  const stored = workbook(
    sheetXml(
      rowsXml([
        ["编号", "调研点"],
        ["1", "桥头镇"],
      ]),
    ),
    {},
    0,
  );
  const damage = fc.array(fc.record({ at: fc.double({ min: 0, max: 0.9999, noNaN: true }), byte: fc.nat(255) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.constantFrom(packed, stored), damage, (bytes, places) => {
      const copy = bytes.slice();
      for (const { at, byte } of places) copy[Math.floor(at * copy.length)] = byte;
      const result = readBook({ name: "走访.xlsx", bytes: copy });
      expect("book" in result || "fault" in result).toBe(true);
    }),
    { numRuns: often(1_000) },
  );
});
