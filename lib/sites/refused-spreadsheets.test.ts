import { strToU8, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { siteFileProblemCodes } from "@/lib/sites/import-problems";
import { readSpreadsheet } from "@/lib/sites/read-spreadsheet";
import {
  cell,
  directoryEntry,
  endRecord,
  patched,
  relationsXml,
  rowsXml,
  sheetXml,
  table,
  workbook,
  workbookXml,
} from "@/lib/testing/workbook-fixture";

/** What the code under test unpacks, counted where it is requested. */
const inflated = vi.hoisted(() => ({ bytes: 0 }));
vi.mock("fflate", async (original) => {
  const fflate = await original<typeof import("fflate")>();
  class Inflate extends fflate.Inflate {
    constructor(take: ConstructorParameters<typeof fflate.Inflate>[0]) {
      super((chunk, final) => {
        inflated.bytes += chunk.length;
        if (typeof take === "function") take(chunk, final);
      });
    }
  }
  return { ...fflate, Inflate };
});

const read = (bytes: Uint8Array, fileName = "名单.xlsx") => readSpreadsheet({ bytes, fileName });
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
const gbk = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
/** 名称,类型↵桥头镇,镇 */
const gbkList = gbk("c3fbb3c62cc0e0d0cd0ac7c5cdb7d5f22cd5f20a");
const good = table([
  ["名称", "类型"],
  ["桥头镇", "镇"],
]);
const list = [
  ["名称", "类型"],
  ["桥头镇", "镇"],
];
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `<row r="${index + 1}">${cell(`A${index + 1}`, `第${index}镇`)}</row>`,
  ).join("");
const png = gbk("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");

const bomb = "0".repeat(39 * 1024 * 1024);
const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`xl/media/${index}.txt`, ""]));
const bad: [string, Uint8Array | (() => Uint8Array), (typeof siteFileProblemCodes)[number], string?][] = [
  ["no bytes", new Uint8Array(), "file_empty"],
  ["only blanks", strToU8(" \n\n\t\n"), "file_empty", "a.csv"],
  ["only a mark", strToU8("\uFEFF"), "file_empty", "a.csv"],
  ["only delimiters", strToU8(",,,\n,,,"), "file_empty", "a.csv"],
  ["an empty sheet", workbook(sheetXml("")), "file_empty"],
  ["a sheet of empty cells", workbook(sheetXml('<row r="1"><c r="A1"/></row>')), "file_empty"],
  ["a sheet of blanks", table([["  ", "　"]]), "file_empty"],
  ["5 MB and a byte", () => new Uint8Array(5 * 1024 * 1024 + 1).fill(65), "file_too_large", "a.csv"],
  ["an unknown ending", strToU8("桥头镇"), "file_type", "a.doc"],
  ["no ending", strToU8("桥头镇"), "file_type", "名单"],
  ["text named .xlsx", strToU8("桥头镇"), "file_type", "a.xlsx"],
  ["HTML named .xls", strToU8("<html><table><tr><td>桥头镇"), "file_type", "a.xls"],
  ["a picture named .xlsx", png, "file_type", "a.xlsx"],
  ["a picture named .csv", png, "not_text", "a.csv"],
  ["a PDF named .csv", strToU8("%PDF-1.7\n桥头镇"), "not_text", "a.csv"],
  ["a JPEG named .csv", gbk("ffd8ffe000104a464946"), "not_text", "a.csv"],
  ["a gzip named .csv", gbk("1f8b0800000000000003"), "not_text", "a.csv"],
  ["a program named .csv", () => new Uint8Array(4_096).map((_, index) => index % 7), "not_text", "a.csv"],
  ["dozens of NULs", strToU8("桥\u0000头\u0000".repeat(20)), "not_text", "a.csv"],
  ["bytes of no encoding", gbk("c3fbff0affff80"), "not_text", "a.csv"],
  ["half a GBK character at the end", gbkList.slice(0, 11), "not_text", "a.csv"],
  ["UTF-16 with half a unit", utf16("桥头镇").slice(0, 7), "not_text", "a.csv"],
  ["an old .xls", gbk("d0cf11e0a1b11ae1" + "00".repeat(512)), "old_excel", "a.xls"],
  [
    "a workbook with a password",
    new Uint8Array(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")])),
    "encrypted",
  ],
  ["an encrypted entry", () => patched(good, directoryEntry(good, 1) + 8, [1, 0]), "encrypted"],
  ["strong encryption", () => patched(good, directoryEntry(good, 1) + 8, [0x41, 0]), "encrypted"],
  ["another zip", zipSync({ "a.txt": strToU8("桥头镇") }), "file_type"],
  ["a .docx", zipSync({ "word/document.xml": strToU8("<w:document/>") }), "file_type"],
  ["a cut file", good.slice(0, good.length - 30), "broken"],
  ["the first half of a file", good.slice(0, good.length / 2), "broken"],
  ["the first four bytes", good.slice(0, 4), "broken"],
  ["a changed byte in the data", () => patched(good, directoryEntry(good, 0) - 20, [0xff, 0x00, 0xff]), "broken"],
  ["a wrong checksum", () => patched(good, directoryEntry(good, 3) + 16, [1, 2, 3, 4]), "broken"],
  ["an entry with a wrong position", () => patched(good, directoryEntry(good, 3) + 42, [7, 0, 0, 0]), "broken"],
  ["two entries over the same bytes", () => patched(good, directoryEntry(good, 3) + 42, [0, 0, 0, 0]), "broken"],
  [
    "two names for the same bytes",
    () => {
      const file = workbook(sheetXml(rowsXml(list)), { "xl/a.xml": "<a/>", "xl/b.xml": "<a/>" });
      return patched(file, directoryEntry(file, 5) + 42, [
        ...file.slice(directoryEntry(file, 4) + 42, directoryEntry(file, 4) + 46),
      ]);
    },
    "broken",
  ],
  ["an unknown method", () => patched(good, directoryEntry(good, 3) + 10, [99, 0]), "broken"],
  ["a directory outside the file", () => patched(good, endRecord(good) + 16, [0xff, 0xff, 0xff, 0x7f]), "broken"],
  ["more entries counted than there are", () => patched(good, endRecord(good) + 8, [9, 0, 9, 0]), "broken"],
  ["two entries of one name", () => workbook(sheetXml(rowsXml(list)), { "XL/workbook.xml": workbookXml }), "broken"],
  ["no sheet", workbook("", { "xl/workbook.xml": "<workbook><sheets/></workbook>" }), "file_type"],
  [
    "a missing sheet",
    workbook("", { "xl/_rels/workbook.xml.rels": relationsXml.replace("sheet1", "sheet9") }),
    "broken",
  ],
  [
    "a relation to a prototype",
    workbook("", { "xl/_rels/workbook.xml.rels": relationsXml.replace("worksheets/sheet1.xml", "/__proto__") }),
    "broken",
  ],
  [
    "XML that is not closed",
    workbook('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></row></sheetData>'),
    "broken",
  ],
  ["XML in UTF-16", workbook("", { "xl/worksheets/sheet1.xml": utf16(sheetXml(rowsXml(list))) }), "broken"],
  ["a missing shared string", workbook(sheetXml('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')), "broken"],
  [
    "rows out of order",
    workbook(sheetXml(`<row r="2">${cell("A2", "甲镇")}</row><row r="1">${cell("A1", "乙镇")}</row>`)),
    "broken",
  ],
  ["an address in disguise", workbook(sheetXml(`<row r="&#49;000000000">${cell("A1", "甲镇")}</row>`)), "broken"],
  ["an address beyond any sheet", workbook(sheetXml(`<row r="1">${cell("ZZZZZZ1", "甲镇")}</row>`)), "broken"],
  ["a row as 1e9", workbook(sheetXml(`<row r="1e9">${cell("A1", "甲镇")}</row>`)), "broken"],
  [
    "a cell at row 1,048,576",
    workbook(sheetXml(`<row r="1048576">${cell("A1048576", "甲镇")}</row>`)),
    "too_many_rows",
  ],
  [
    "a cell at row 9,999,999",
    workbook(sheetXml(`<row r="9999999">${cell("A9999999", "甲镇")}</row>`)),
    "too_many_rows",
  ],
  ["a cell at XFD1", workbook(sheetXml(`<row r="1">${cell("XFD1", "甲镇")}</row>`)), "too_many_columns"],
  ["a cell in column 51", workbook(sheetXml(`<row r="1">${cell("AY1", "甲镇")}</row>`)), "too_many_columns"],
  ["51 columns", strToU8(`${",".repeat(50)}桥头镇`), "too_many_columns", "a.csv"],
  ["100,000 rows in .xlsx", () => workbook(sheetXml(rows(100_000))), "too_many_rows"],
  ["20,001 rows in .xlsx", () => workbook(sheetXml(rows(20_001))), "too_many_rows"],
  [
    "20,001 rows without numbers",
    () => workbook(sheetXml("<row><c><v>1</v></c></row>".repeat(20_001))),
    "too_many_rows",
  ],
  ["100,000 rows in .csv", strToU8("桥头镇,镇\n".repeat(100_000)), "too_many_rows", "a.csv"],
  ["20,001 rows in .csv", strToU8("桥头镇\n".repeat(20_001)), "too_many_rows", "a.csv"],
  ["a bomb in a sheet", () => workbook(`<worksheet>${bomb}`), "inflates_too_large"],
  [
    "a bomb that declares a wrong size",
    () => {
      const file = workbook(sheetXml(rowsXml(list)), { "xl/sharedStrings.xml": bomb.slice(0, 900_000) });
      return patched(file, directoryEntry(file, 4) + 24, [9, 0, 0, 0]);
    },
    "broken",
  ],
  [
    "13 MB of shared strings",
    () =>
      workbook(sheetXml(rowsXml(list)), {
        "xl/sharedStrings.xml":
          `<sst>${Array.from({ length: 500_000 }, (_, i) => `<si><t>${(i * 7919) % 999_983}-${i}</t></si>`).join("")}</sst>`.padEnd(
            13_500_000,
            "<!-- 一 -->",
          ),
      }),
    "inflates_too_large",
  ],
  [
    "a zip in a zip in a zip",
    () => workbook("", { "xl/worksheets/sheet1.xml": zipSync({ a: zipSync({ b: strToU8("0".repeat(1e6)) }) }) }),
    "broken",
  ],
  ["2,001 entries", () => workbook(sheetXml(rowsXml(list)), many), "too_many_entries"],
  [
    "a part of another workbook",
    workbook(sheetXml(rowsXml(list)), { "xl/externalLinks/externalLink1.xml": "<externalLink/>" }),
    "external_links",
  ],
  [
    "a relation to something outside",
    workbook(sheetXml(rowsXml(list)), {
      "xl/_rels/workbook.xml.rels": relationsXml.replace(
        "/></",
        '/><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></',
      ),
    }),
    "external_links",
  ],
  [
    "an entity that reads a file",
    workbook(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${sheetXml(rowsXml([["&x;镇"]]))}`),
    "xml_doctype",
  ],
  [
    "a billion laughs",
    workbook(sheetXml(rowsXml(list)), {
      "xl/sharedStrings.xml": '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst/>',
    }),
    "xml_doctype",
  ],
  ["a quote that is never closed", strToU8('名称\n"桥头镇\n林湖乡'), "loose_quotes", "a.csv"],
];

describe("files that are refused", () => {
  it.each(bad)("%s", async (_, source, code, fileName) => {
    const bytes = typeof source === "function" ? source() : source;
    inflated.bytes = 0;
    expect(await read(bytes, fileName)).toEqual({ problem: code });
    // However the archive is made, no more than this is ever unpacked from it.
    expect(inflated.bytes).toBeLessThanOrEqual(12 * 1024 * 1024);
  });

  it("unpack nothing of a part that declares 200 times its packed size, and of others little more than declared", async () => {
    inflated.bytes = 0;
    await read(workbook(`<worksheet>${bomb}`));
    // Only the small parts before it are unpacked.
    expect(inflated.bytes).toBeGreaterThan(0);
    expect(inflated.bytes).toBeLessThan(10_000);
    const file = workbook(sheetXml(rowsXml(list)), { "xl/sharedStrings.xml": bomb.slice(0, 11_000_000) });
    inflated.bytes = 0;
    await read(patched(file, directoryEntry(file, 4) + 24, [9, 0, 0, 0]));
    expect(inflated.bytes).toBeLessThan(5_000_000);
  });

  it("show every code", () => {
    expect(new Set(bad.map(([, , code]) => code))).toEqual(new Set(siteFileProblemCodes));
  });

  it("do not include one with a bad part that nobody reads: it is never unpacked", async () => {
    const parts = { "xl/media/a.png": bomb, "docProps/app.xml": "<!DOCTYPE x><a/>" };
    inflated.bytes = 0;
    expect(await read(workbook(sheetXml(rowsXml(list)), parts))).toEqual({ table: list });
    expect(inflated.bytes).toBeLessThan(10_000);
  });

  it("does not read a second sheet, however large", async () => {
    expect(
      await read(
        workbook(sheetXml(rowsXml(list)), {
          "xl/worksheets/sheet2.xml": sheetXml('<row r="99999999"><c r="ZZZZ1"><v>1</v></c></row>'),
        }),
      ),
    ).toEqual({ table: list });
  });
});
