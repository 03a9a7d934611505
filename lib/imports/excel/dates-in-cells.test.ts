import { describe, expect, it } from "vitest";
import { readBytes, told } from "@/lib/testing/book-world";
import { figureBook, makeBook, styled, visitBook, visitRows, figureRows } from "@/lib/testing/excel/books";

/** Days, times and figures as people write them in cells: read as they were meant, or an error at the cell. */

const visit = (change: Parameters<typeof visitBook>[0]) => {
  const result = readBytes(visitBook(change));
  const [read] = result.visits;
  return read ? [read.content.visitedOn, read.content.startedAt, read.content.endedAt] : told(result);
};

describe("a day", () => {
  it.each([
    ["2026-03-12 9:00-11:30", "09:00", "11:30"],
    ["2026年3月12日（星期四）上午9点至11点半", "09:00", "11:30"],
    ["二〇二六年三月十二日", null, null],
    ["2026-03-12 下午", null, null],
    ["2026-03-12 晚上7点", "19:00", null],
    ["2026\u200B-03-12\u00A0", null, null],
  ])("%s", (said, start, end) => {
    expect(visit({ 走访日期: said })).toEqual(["2026-03-12", start, end]);
  });

  it.each([
    ["2026-03-12 25:00", "C2 dayTime"],
    ["2026-03-12 9:00-8:00", "C2 dayTime"],
    ["2026-03-12 晚上2点", "C2 dayTime"],
    ["2026年3月", "C2 errors.field.date"],
    ["1900-01-03", "C2 dayEarly"],
  ])("%s is refused at its cell", (said, problem) => {
    expect(visit({ 走访日期: said })).toEqual([`走访!${problem}`]);
  });

  it("of a small number in a cell that shows days is reported, and not read as 1900", () => {
    expect(visit({ 走访日期: styled(3, "day") })).toEqual(["走访!C2 dayEarly"]);
  });
});

describe("a time", () => {
  it.each([
    ["晚上12点", "00:00"],
    ["凌晨12点", "00:00"],
    ["中午12点", "12:00"],
    ["下午12点半", "12:30"],
    ["九点半", "09:30"],
    ["9点一刻", "09:15"],
    ["2:30 PM", "14:30"],
    ["晚上8点", "20:00"],
    ["下午14:30", "14:30"],
  ])("%s is %s", (said, time) => {
    expect(visit({ 开始: said })).toEqual(["2026-03-12", time, null]);
  });

  it.each(["晚上1点", "上午13点", "25:00", "9:60"])("%s is no time, and is reported at its cell", (said) => {
    expect(visit({ 开始: said })).toEqual(["走访!D2 errors.field.time"]);
  });
});

describe("a figure", () => {
  const figure = (change: Parameters<typeof figureBook>[0]) => {
    const result = readBytes(figureBook(change));
    const [read] = result.visits[0]?.content.figures ?? [];
    return read ? [read.value, read.unit, read.asOf] : told(result);
  };

  it.each([
    ["二〇二六年十月", "2026-10"],
    ["截至二〇二六年十月底", "2026-10"],
    ["2026\u200B-10", "2026-10"],
  ])("as of %s", (said, asOf) => {
    expect(figure({ 截至: said })).toEqual(["12", "个", asOf]);
  });

  it("as of 2026.10 typed as a number is reported, because it may be January", () => {
    expect(figure({ 截至: 2026.1 })).toEqual(["数据!F2 asOfNumber"]);
  });

  it.each([
    ["约200", "约200"],
    ["200余", "200余"],
    ["约 1.2 万余", "约1.2万余"],
    ["1.2万", "12000"],
    ["十二", "12"],
  ])("%s is kept with its words, and an exact one is a decimal", (said, value) => {
    expect(figure({ 数值: said })).toEqual([value, "个", "2026-10"]);
  });

  it.each([
    ["去年底", "2025-12"],
    ["10月底", "2025-10"],
    ["2026年三季度", "2026-09"],
    ["目前", "2026-03-12"],
  ])("as of %s is counted from the visit's day", (said, asOf) => {
    expect(figure({ 截至: said })).toEqual(["12", "个", asOf]);
  });

  it.each(["2.50E+03", "12-15", "若干", "三五百"])("%s is refused at its cell, without a guess", (said) => {
    expect(figure({ 数值: said })).toEqual(["数据!D2 errors.field.number"]);
  });

  it("has the unit of its header if no column contains one", () => {
    const rows = figureRows({ 单位: null }).map((row, index) =>
      row.map((cell) => (index === 0 && cell === "数值" ? "数值（万元）" : cell)),
    );
    const result = readBytes(makeBook({ 走访: visitRows({}), 数据: rows }));
    expect(result.visits[0]?.content.figures[0]).toMatchObject({ value: "12", unit: "万元" });
  });
});

describe("rows that are hidden", () => {
  const book = readBytes(
    makeBook({
      走访:
        '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>调研点\u200B</v></c><c r="B1" t="str"><v>日期</v></c><c r="C1" t="str"><v>方式</v></c><c r="D1" t="str"><v>存在问题</v></c></row>' +
        [2, 3, 4, 5]
          .map(
            (row) =>
              `<row r="${row}"${row === 3 ? ' hidden="1"' : row === 4 ? ' ht="0"' : ""}><c r="A${row}" t="str"><v>桥头镇</v></c><c r="B${row}" t="str"><v>2026-03-1${row}</v></c><c r="C${row}" t="str"><v>座谈交流</v></c><c r="D${row}" t="str"><v>主要有三点：1.缺人；2.路窄；（3）灯少。一是甲。二是乙。</v></c></row>`,
          )
          .join("") +
        "</sheetData></worksheet>",
    }),
  );

  it("are not read, and are reported by their numbers", () => {
    expect(told(book)).toEqual([]);
    expect(book.visits.map(({ row }) => row)).toEqual([2, 5]);
    expect(book.previews[0]?.hiddenRows).toEqual([3, 4]);
  });
});

describe("columns that are hidden", () => {
  const cell = (column: string, row: number, text: string) => `<c r="${column}${row}" t="str"><v>${text}</v></c>`;
  const lines = [
    ["调研点", "日期", "方式", "存在问题", "思考建议", "备注"],
    ["桥头镇", "2026-03-12", "座谈交流", "缺人。", "增编。", "内部"],
  ].map(
    (line, at) => `<row r="${at + 1}">${line.map((text, to) => cell("ABCDEF"[to] ?? "", at + 1, text)).join("")}</row>`,
  );
  const cols =
    '<cols><col min="4" max="4" hidden="1"/><col min="5" max="5" width="9"/><col min="6" max="16384" width="0"/></cols>';
  const bytes = makeBook({ 走访: `<worksheet>${cols}<sheetData>${lines.join("")}</sheetData></worksheet>` });

  it("are not read by themselves, and are named", () => {
    const book = readBytes(bytes);
    expect(told(book)).toEqual([]);
    expect(book.visits[0]?.content.entries.map(({ text }) => text)).toEqual(["增编。"]);
    expect(book.previews[0]?.unread).toEqual([
      { column: 3, header: "存在问题", hidden: true },
      { column: 5, header: "备注", hidden: true },
    ]);
  });
});

describe("the points of one cell", () => {
  it.each([
    ["一是缺人。二是路窄。三是灯少。", ["缺人。", "路窄。", "灯少。"]],
    ["主要有三点：1.缺人；2.路窄；3.灯少。", ["缺人；", "路窄；", "灯少。"]],
    ["（1）缺人；（2）路窄。", ["缺人；", "路窄。"]],
    ["人手不足。\n1.5万元经费没有到位。", ["人手不足。", "1.5万元经费没有到位。"]],
    ["1.缺人", ["1.缺人"]],
  ])("%s", (said, points) => {
    const result = readBytes(visitBook({ 存在问题: said }));
    expect(result.visits[0]?.content.entries.map(({ text }) => text)).toEqual(points);
  });
});
