import { describe, expect, it } from "vitest";
import { readBytes, told, type Cells } from "@/lib/testing/book-world";
import { withCell, type Sheet } from "@/lib/testing/excel/filled-template";

/** Workbooks with one fault each, made by hand, with the cell and the sentence that are reported. */

const badCells: [string, Sheet, string, Cells[number][number], string][] = [
  ["a site of NULs", "走访", "B2", "桥头_x0000_镇", "siteUnknown"],
  ["a year of two digits", "走访", "C2", "26-03-12", "errors.field.date"],
  ["a day as a number with a dot", "走访", "C2", 3.12, "daySerial"],
  ["a day of the year 2226", "走访", "C2", "2226-03-12", "errors.field.date"],
  ["a day of the year 20266", "走访", "C2", "20266-03-12", "errors.field.date"],
  ["a day in words", "走访", "C2", "三月上旬", "errors.field.date"],
  ["a time as a bare number", "走访", "D2", 0.375, "errors.field.time"],
  ["a category of 41 characters", "走访", "J2", `${"村".repeat(41)}5人`, "audiences"],
  ["what was heard, longer than an entry", "走访", "N2", "字".repeat(5_001), "errors.field.tooLong"],
  ["an indicator of 61 characters", "数据", "C2", "项".repeat(61), "errors.field.tooLong"],
  ["a value in words", "数据", "D2", "不少", "errors.field.number"],
  ["a value of two numbers", "数据", "D2", "12-15", "errors.field.number"],
  ["as of some day", "数据", "F2", "前些日子", "errors.field.asOf"],
  ["as of a fifth quarter", "数据", "F2", "2026年五季度", "errors.field.asOf"],
  ["a definition of 301 characters", "数据", "G2", "口".repeat(301), "errors.field.tooLong"],
  ["a source of 101 characters", "数据", "H2", "源".repeat(101), "errors.field.tooLong"],
];

describe("one wrong cell in an otherwise valid file", () => {
  it.each(badCells)("%s", async (_, sheet, address, value, key) => {
    const result = readBytes(await withCell(sheet, address, value));
    expect(told(result)).toContain(`${sheet}!${address} ${key}`);
    expect(result.visits).toEqual([]);
    // A consequence of the fault is not reported as a second fault.
    expect(told(result).filter((each) => !each.startsWith(`${sheet}!${address} `))).toEqual([]);
  });
});
