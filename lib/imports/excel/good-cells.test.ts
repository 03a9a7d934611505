import { describe, expect, it } from "vitest";
import { bookIds, readBytes, told, writeBook, type Cells } from "@/lib/testing/book-world";
import { cell, rowsXml, sheetXml, workbook } from "@/lib/testing/workbook-fixture";
import {
  visitHeader,
  figureHeader,
  goodVisit,
  goodFigure,
  changed,
  withCell,
} from "@/lib/testing/excel/filled-template";

/** Cells that look wrong but are valid, each with what is read. */

const visits = (...rows: Cells) => ({ 走访: [visitHeader, ...rows] });
describe("a cell that looks wrong but is valid", () => {
  const content = async (bytes: Uint8Array | Promise<Uint8Array>, name?: string) => {
    const result = readBytes(await bytes, name === undefined ? {} : { name });
    expect(told(result)).toEqual([]);
    return result.visits[0]?.content;
  };
  const plain = (rows: readonly (readonly string[])[]) => table(rows);
  const table = (rows: readonly (readonly string[])[]) => workbook(sheetXml(rowsXml(rows)));

  it.each<[string, Cells[number][number], string]>([
    ["a date cell", new Date("2026-03-12T00:00:00Z"), "2026-03-12"],
    ["slashes", "2026/3/12", "2026-03-12"],
    ["dots", "2026.3.12", "2026-03-12"],
    ["Chinese", "2026年3月12日（星期四）", "2026-03-12"],
    ["full width", "２０２６－０３－１２", "2026-03-12"],
    ["eight digits", 20260312, "2026-03-12"],
    [
      "a date cell in Chinese format",
      { value: new Date("2026-03-12T00:00:00Z"), format: 'yyyy"年"m"月"d"日"' },
      "2026-03-12",
    ],
  ])("a day by %s", async (_, value, day) => {
    expect(await content(withCell("走访", "C2", value))).toMatchObject({ visitedOn: day });
  });

  it("times as text, as Excel's own, and after the day", async () => {
    expect(
      await content(withCell("走访", "D2", { value: new Date("1899-12-30T09:00:00Z"), format: "h:mm" })),
    ).toMatchObject({ startedAt: "09:00" });
    expect(await content(withCell("走访", "D2", "上午9时30分"))).toMatchObject({ startedAt: "09:30" });
    const row = changed(changed(changed(goodVisit, "C2", "2026年3月12日 下午2:30—4:00"), "D2", ""), "E2", "");
    expect(await content(writeBook(visits(row)))).toMatchObject({ startedAt: "14:30", endedAt: "16:00" });
  });

  it("figures in full-width digits, with thousands separators, as percentages, and with an exponent", async () => {
    const value = async (said: Cells[number][number]) =>
      (await content(withCell("数据", "D2", said)))?.figures[0]?.value;
    expect([
      await value("１，２３４"),
      await value("1,234.5"),
      await value(1.5e5),
      await value(0.1 + 0.2),
      await value("-3"),
    ]).toEqual(["1234", "1234.5", "150000", "0.3", "-3"]);
    const share = { ...visits(goodVisit), 数据: [figureHeader, changed(changed(goodFigure, "D2", "35%"), "E2", "")] };
    expect((await content(writeBook(share)))?.figures[0]).toMatchObject({ value: "35", unit: "%" });
  });

  it.each<[string, Cells[number][number], string]>([
    ["NUL as Office writes it", "人手_x0000_不足", "人手不足"],
    ["a mark that turns the line around", "人手\u202E不足", "人手不足"],
    ["a blank of no width", "人手\u200B不足", "人手不足"],
    ["a byte order mark", "人手\uFEFF不足", "人手不足"],
    ["half of a character", "人手_xDFB7_不足", "人手\uFFFD不足"],
  ])("what nobody can see is removed, and what is damaged is shown: %s", async (_, said, read) => {
    expect((await content(withCell("条目", "D2", said)))?.entries[0]?.text).toBe(read);
  });

  it("a place of two lines, and one with a control character, is one line", async () => {
    expect(await content(withCell("走访", "G2", "镇政府\n三楼"))).toMatchObject({ place: "镇政府 三楼" });
    expect(await content(withCell("走访", "G2", "三_x0007_楼"))).toMatchObject({ place: "三楼" });
  });

  it("text that begins like a formula, or contains markup, is read as text", async () => {
    for (const text of ["=1+1", "+86", "@SUM(A1)", "-- 注", "<b>甲</b>", "𠮷祥村"])
      expect((await content(withCell("条目", "D2", text)))?.entries[0]?.text).toBe(text);
  });

  it("a formula with a result is read as its result", async () => {
    const xml = `${rowsXml([["编号", "调研点", "走访日期", "方式"]])}<row r="2">${cell("A2", "1")}<c r="B2" t="str"><f>"桥头"&amp;"镇"</f><v>桥头镇</v></c>${cell("C2", "2026-03-12")}${cell("D2", "座谈")}</row>`;
    expect(await content(workbook(sheetXml(xml)))).toMatchObject({ siteId: bookIds.bridge });
  });

  it("merged cells: the number counts for each of its rows, the text once", async () => {
    const rows = rowsXml([
      ["编号", "调研点", "走访日期", "方式", "维度", "内容"],
      ["1", "桥头镇", "2026-03-12", "座谈", "存在问题", "甲"],
      ["", "", "", "", "思考建议", "乙"],
      ["", "", "", "", "思考建议", ""],
    ]);
    const merges = "A2:A4 B2:B4 C2:C4 D2:D4 F3:F4"
      .split(" ")
      .map((ref) => `<mergeCell ref="${ref}"/>`)
      .join("");
    const result = readBytes(workbook(sheetXml(rows, `<mergeCells>${merges}</mergeCells>`)));
    expect(result.visits).toHaveLength(0);
    // The third row has a dimension and no text of its own.
    expect(told(result)).toEqual(["名单!F4 errors.field.required"]);
  });

  it("hidden rows, gaps and titles above the header keep the numbers of the rows", async () => {
    const bytes = plain([
      ["2026年走访汇总"],
      [],
      ["调研点", "走访日期", "方式"],
      ["桥头镇", "2026-03-12", "座谈"],
      [],
      ["高新产业园", "2026-13-12", "座谈"],
    ]);
    expect(told(readBytes(bytes))).toEqual(["名单!B6 errors.field.date"]);
  });

  it("a former name, a county before the name, and the name without 镇", async () => {
    for (const site of ["老桥镇", "海陵区桥头镇", "桥头", "桥 头 镇"])
      expect(await content(withCell("走访", "B2", site))).toMatchObject({ siteId: bookIds.bridge });
  });

  it("a CSV in UTF-8 with a byte order mark, in UTF-16 and in GBK", async () => {
    const text = "调研点,走访日期,方式\n桥头镇,2026-03-12,座谈\n";
    const gbk = new Uint8Array(
      Buffer.from("b5f7d1d0b5e32cd7dfb7c3c8d5c6da2cb7bdcabd0ac7c5cdb7d5f22c323032362d30332d31322cd7f9ccb80a", "hex"),
    );
    for (const bytes of [
      new Uint8Array(Buffer.from(`\uFEFF${text}`)),
      new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le")),
      gbk,
    ]) {
      expect(await content(bytes, "走访.csv")).toMatchObject({
        siteId: bookIds.bridge,
        visitedOn: "2026-03-12",
        method: "seminar",
      });
    }
  });

  it("days of a workbook made on an old Macintosh", async () => {
    const xml = `${rowsXml([["调研点", "走访日期", "方式"]])}<row r="2">${cell("A2", "桥头镇")}<c r="B2" s="1"><v>44631</v></c>${cell("C2", "座谈")}</row>`;
    const parts = {
      "xl/workbook.xml":
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="走访" sheetId="1" r:id="rId1"/></sheets></workbook>',
      "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    };
    expect(await content(workbook(sheetXml(xml), parts))).toMatchObject({ visitedOn: "2026-03-12" });
  });
});
