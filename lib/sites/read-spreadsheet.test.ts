import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readSiteTable } from "@/lib/sites/read-site-table";
import { readSpreadsheet } from "@/lib/sites/read-spreadsheet";
import { cell, rowsXml, sheetXml, table, workbook } from "@/lib/testing/workbook-fixture";

const read = (bytes: Uint8Array, fileName = "名单.xlsx") => readSpreadsheet({ bytes, fileName });
const csv = (text: string | Uint8Array) => read(typeof text === "string" ? strToU8(text) : text, "名单.csv");
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
const gbk = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
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

describe("files that are read", () => {
  it.each<[string, Uint8Array, string]>([
    ["an .xlsx", good, "a.xlsx"],
    ["an .xlsx stored, not packed", workbook(sheetXml(rowsXml(list)), {}, 0), "a.xlsx"],
    ["an .xlsx named .csv", good, "a.csv"],
    ["UTF-8", strToU8("名称,类型\n桥头镇,镇\n"), "a.csv"],
    ["UTF-8 with a mark and CRLF", strToU8("\uFEFF名称,类型\r\n桥头镇,镇\r\n"), "A.CSV"],
    ["GBK", gbkList, "a.csv"],
    ["Excel's Unicode text", utf16("名称\t类型\r\n桥头镇\t镇\r\n"), "a.txt"],
    ["semicolons", strToU8("名称;类型\n桥头镇;镇"), "a.csv"],
    ["tabs", strToU8("名称\t类型\n桥头镇\t镇"), "a.tsv"],
    ["quotes", strToU8('"名称","类型"\n"桥头镇","镇"'), "a.csv"],
    ["empty columns and rows at the end", strToU8("名称,类型,,,\n桥头镇,镇,,,\n,,,,\n,,,,"), "a.csv"],
    [
      "formatted empty cells and rows far out",
      workbook(
        sheetXml(
          `<row r="1">${cell("A1", "名称")}${cell("B1", "类型")}<c r="XFD1" s="0"/></row><row r="2">${cell("A2", "桥头镇")}${cell("B2", "镇")}</row>${Array.from({ length: 30_000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="0"/></row>`).join("")}`,
        ),
      ),
      "a.xlsx",
    ],
    ["missing styles", workbook(sheetXml(rowsXml(list)).replaceAll('t="inlineStr"', 's="77" t="inlineStr"')), "a.xlsx"],
    ["a namespace prefix", workbook(sheetXml(rowsXml(list)).replaceAll(/<(\/?)([a-z])/giu, "<$1x:$2")), "a.xlsx"],
    [
      "a link in a cell",
      workbook(sheetXml(rowsXml(list)), {
        "xl/worksheets/_rels/sheet1.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>',
      }),
      "a.xlsx",
    ],
  ])("%s", async (_, bytes, fileName) => {
    expect(await read(bytes, fileName)).toEqual({
      table: [
        ["名称", "类型"],
        ["桥头镇", "镇"],
      ],
    });
  });

  it("reads the output of an ordinary writer, with shared strings, numbers and dates", async () => {
    const file = await writeXlsxFile([
      [{ value: "名称" }, { value: "面积" }],
      [{ value: "桥头镇" }, { value: 12.5, type: Number }],
    ]).toBuffer();
    expect(await read(new Uint8Array(file))).toEqual({
      table: [
        ["名称", "面积"],
        ["桥头镇", "12.5"],
      ],
    });
  });

  it("keeps the person's row numbers over empty rows and line breaks in quotes", async () => {
    const sheet = await read(
      workbook(sheetXml(`<row r="3">${cell("A3", "桥头村")}</row><row r="7">${cell("A7", "林湖乡")}</row>`)),
    );
    expect("table" in sheet && readSiteTable(sheet.table)).toEqual({
      rows: [{ row: 7, name: "林湖乡", kind: "township" }],
      problems: [{ row: 3, code: "kind_unknown", value: "桥头村" }],
    });
    const text = await csv('名称,备注\n"桥头镇","一\n二"\n\n桥头村,\n');
    expect("table" in text && readSiteTable(text.table).problems).toEqual([
      { row: 4, code: "kind_unknown", value: "桥头村" },
    ]);
  });

  it("counts a merged 区县 for each of its rows, but a merged name once", async () => {
    const xml = rowsXml([
      ["镇街名单", "", ""],
      ["区县", "名称", "备注"],
      ["海陵区", "桥头镇", "a"],
      ["", "林湖乡", "b"],
      ["", "", "c"],
    ]);
    const merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A3:A5"/><mergeCell ref="B4:B5"/></mergeCells>';
    const result = await read(workbook(sheetXml(xml, merged)));
    expect("table" in result && readSiteTable(result.table)).toEqual({
      rows: [
        { row: 3, name: "桥头镇", kind: "town", county: "海陵区" },
        { row: 4, name: "林湖乡", kind: "township", county: "海陵区" },
      ],
      problems: [],
    });
  });

  it("keeps rare Han, formula starts and markup as text, ragged or not", async () => {
    const text = await csv("名称,类型\n=1+1镇\n湖㳇镇,镇,多,余\n𠮷祥镇\n<b>甲</b>镇\n@乙镇,\n");
    expect("table" in text && readSiteTable(text.table).rows.map((row) => row.name)).toEqual([
      "=1+1镇",
      "湖㳇镇",
      "𠮷祥镇",
      "<b>甲</b>镇",
      "@乙镇",
    ]);
    const four = await csv(gbk("c3fbb3c60a95328236d5f20a"));
    expect("table" in four && four.table[1]).toEqual(["𠀀镇"]);
  });

  it("accepts 20,000 rows and 50 columns, in .xlsx and .csv", async () => {
    const sheet = await read(workbook(sheetXml(rows(20_000))));
    const text = await csv("桥头镇\n".repeat(20_000));
    const wide = await csv(`${",".repeat(49)}桥头镇`);
    expect([sheet, text].map((each) => "table" in each && each.table.length)).toEqual([20_000, 20_000]);
    expect("table" in wide && wide.table[0]?.length).toBe(50);
  });

  it("cuts a cell of 1 MB one character past the limit, so that it is refused as a name", async () => {
    const text = await csv(`名称,备注\n${"桥".repeat(300_000)}镇,\n林湖乡,${"x".repeat(300_000)}`);
    expect("table" in text && text.table.map((row) => row[0]?.length)).toEqual([2, 201, 3]);
    expect("table" in text && readSiteTable(text.table).problems.map((each) => each.code)).toEqual(["name_too_long"]);
  });
});
