import { describe, expect, it } from "vitest";
import { readBytes, told, writeBook, type Cells } from "@/lib/testing/book-world";
import { cell, rowsXml, sheetXml, workbook } from "@/lib/testing/workbook-fixture";
import { visitHeader, entryHeader, goodVisit, goodEntry, changed } from "@/lib/testing/excel/filled-template";

/** Workbooks whose build is wrong, each with the cells and sentences that are told. */

const visits = (...rows: Cells) => ({ 走访: [visitHeader, ...rows] });
const second = changed(changed(goodVisit, "A2", "2"), "C2", "2026-03-13");

/** What is wrong with a file's build; `[]`: nothing, and it says what it means. */
const built: [string, () => Promise<Uint8Array> | Uint8Array, string[]][] = [
  ["a number used twice", () => writeBook(visits(goodVisit, changed(second, "A3", "1"))), ["走访!A3 numberTwice"]],
  [
    "a visit written twice without a number",
    () => writeBook(visits(changed(goodVisit, "A2", ""), changed(goodVisit, "A2", ""))),
    ["走访!B3 visitTwice"],
  ],
  [
    "a column too few",
    () =>
      writeBook({
        走访: [
          ["编号", "调研点", "方式"],
          ["1", "桥头镇", "座谈交流"],
        ],
      }),
    ["走访! columnMissing"],
  ],
  [
    "two columns too few",
    () =>
      writeBook({
        ...visits(goodVisit),
        数据: [
          ["编号", "指标", "数值"],
          ["1", "议事会", "12"],
        ],
      }),
    ["数据! columnMissing", "数据! columnMissing"],
  ],
  ["entries without their visits", () => writeBook({ 条目: [entryHeader, goodEntry] }), ["条目!A2 noVisit"]],
  ["a header and nothing below it", () => writeBook(visits()), ["! noVisits"]],
  [
    "201 visits",
    () => writeBook(visits(...Array.from({ length: 201 }, (_, index) => changed(goodVisit, "A2", String(index + 1))))),
    ["! tooManyVisits"],
  ],
  [
    "5,001 entries",
    () =>
      writeBook({
        ...visits(...Array.from({ length: 11 }, (_, index) => changed(goodVisit, "A2", String(index + 1)))),
        条目: [
          entryHeader,
          ...Array.from({ length: 5_001 }, (_, index) =>
            ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"]
              .slice(index % 11, (index % 11) + 1)
              .concat("存在问题", "", `第${index}条`),
          ),
        ],
      }),
    ["! tooManyPoints"],
  ],
  [
    "501 entries of one visit",
    () =>
      writeBook({
        ...visits(goodVisit),
        条目: [entryHeader, ...Array.from({ length: 501 }, (_, index) => changed(goodEntry, "D2", `第${index}条`))],
      }),
    ["走访!2 errors.field.tooMany"],
  ],
  [
    "rows of one visit that do not agree",
    () =>
      writeBook({
        汇总: [
          ["编号", "调研点", "走访日期", "方式", "维度", "内容"],
          ["1", "桥头镇", "2026-03-12", "座谈", "问题", "甲"],
          ["1", "高新产业园", "2026-03-12", "座谈", "问题", "乙"],
          ["1", "", "2026-03-13", "座谈", "问题", "丙"],
        ],
      }),
    ["汇总!B3 differs", "汇总!C4 differs"],
  ],
  [
    "a time that contradicts the day's",
    () => writeBook(visits(changed(goodVisit, "C2", "2026年3月12日上午8:00-11:30"))),
    ["走访!D2 timeDiffers"],
  ],
  [
    "rows of all lengths",
    () => writeBook({ 走访: [visitHeader, ["1", "桥头镇"], ["2", "高新产业园", "2026-03-12", null, null, "座谈"]] }),
    ["走访!C2 errors.field.required", "走访!F2 errors.field.required"],
  ],
  [
    "several wrong at once, in their order",
    () => writeBook(visits(["1", "无名镇", "3月", "26:00", "", "电话"], ["1", "桥头镇", "2026-02-30", "", "", "座谈"])),
    [
      "走访!B2 siteUnknown",
      "走访!F2 methodUnknown",
      "走访!C2 errors.field.date",
      "走访!D2 errors.field.time",
      "走访!A3 numberTwice",
      "走访!C3 errors.field.date",
    ],
  ],
  [
    "#REF! in place of a site",
    () =>
      workbook(
        sheetXml(
          `${rowsXml([["编号", "调研点", "走访日期", "方式"]])}<row r="2">${cell("A2", "1")}<c r="B2" t="e"><v>#REF!</v></c>${cell("C2", "2026-03-12")}${cell("D2", "座谈")}</row>`,
        ),
      ),
    ["名单!B2 error"],
  ],
  [
    "a formula that was never reckoned",
    () =>
      workbook(
        sheetXml(
          `${rowsXml([["编号", "调研点", "走访日期", "方式"]])}<row r="2">${cell("A2", "1")}<c r="B2"><f>VLOOKUP(A2,B:C,2)</f></c>${cell("C2", "2026-03-12")}${cell("D2", "座谈")}</row>`,
        ),
      ),
    ["名单!B2 noValue"],
  ],
  [
    "a CSV in GBK with a wrong day",
    () =>
      new Uint8Array(
        Buffer.from("b5f7d1d0b5e32cd7dfb7c3c8d5c6da2cb7bdcabd0ac7c5cdb7d5f22c323032362d30322d33302cd7f9ccb80a", "hex"),
      ),
    ["走访!B2 errors.field.date"],
  ],
];

describe("a file that is built wrongly", () => {
  it.each(built)("%s", async (name, bytes, expected) => {
    expect(told(readBytes(await bytes(), name.includes("CSV") ? { name: "走访.csv" } : {})).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it("of thousands of wrong cells is told of in time, each once", async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      changed(changed(goodVisit, "A2", String(index)), "B2", "无名镇"),
    );
    const result = readBytes(await writeBook(visits(...rows)));
    expect(result.problems.length).toBe(3_001);
    expect(result.previews[0]?.rows).toHaveLength(20);
  });
});
