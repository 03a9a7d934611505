import { strToU8 } from "fflate";
import { digits, entryRows, error, formula, styled, visitHeader, visitRows } from "@/lib/testing/excel/books";
import { type BadCells, figure, sheets } from "@/lib/testing/excel/bad-book";

const figures = [
  figure("a figure without the day it stands for", { 截至: null }, "F2 errors.field.required"),
  figure("a figure as of some years ago", { 截至: "前几年" }, "F2 errors.field.asOf"),
  figure("a figure as of a thirteenth month", { 截至: "2026-13" }, "F2 errors.field.asOf"),
  figure("a figure as of the 30th of February", { 截至: "2026-02-30" }, "F2 errors.field.asOf"),
  figure("a figure as of next month", { 截至: "2026-12" }, "F2 visits.errors.asOfAhead"),
  figure("a figure as of a year to come", { 截至: "2062年" }, "F2 visits.errors.asOfAhead"),
  figure("a figure as of a bare serial number", { 截至: 46326 }, "F2 asOfNumber"),
  figure("a figure with two points", { 数值: "1.2.3" }, "D2 errors.field.number"),
  figure("a figure of seven decimals", { 数值: "0.1234567" }, "D2 tooPrecise"),
  figure("a third, as Excel keeps it", { 数值: 1 / 3 }, "D2 tooPrecise"),
  figure("a figure beyond fifteen digits", { 数值: digits("1E+21") }, "D2 errors.field.number"),
  figure("an exponent written as text", { 数值: "1e3" }, "D2 errors.field.number"),
  figure("a figure with its unit beside it", { 数值: "12个" }, "D2 errors.field.number"),
  figure("a figure in vague words", { 数值: "十来个" }, "D2 errors.field.number"),
  figure("a figure whose thousands are set apart wrongly", { 数值: "1,23,4" }, "D2 errors.field.number"),
  figure("a figure without a value", { 数值: null }, "D2 errors.field.required"),
  figure("a division by nothing", { 数值: error("#DIV/0!") }, "D2 error"),
  figure("a formula that was never calculated", { 数值: formula("SUM(D3:D9)") }, "D2 noValue"),
  figure("a number that is none", { 数值: digits("NaN") }, "D2 error"),
  figure("a figure of nothing", { 指标: null }, "C2 errors.field.required"),
  figure("a figure of no visit that is there", { 编号: 7 }, "A2 noVisit"),
  figure("a unit of more than twenty characters", { 单位: "万元".repeat(11) }, "E2 errors.field.tooLong"),
  figure(
    "a percentage with more decimals than a figure stores",
    { 数值: styled("0.123456789", "percent"), 单位: "%" },
    "D2 tooPrecise",
  ),
  figure("a share of another unit", { 数值: styled(0.35, "percent"), 单位: "个" }, "D2 errors.field.number"),
];

const mixedHeader = ["调研点", "日期", "方式", "维度", "内容"];
const whole = [
  sheets("a workbook of headers only", { 走访: visitRows() }, "! noVisits"),
  sheets(
    "a sheet without a column of days",
    {
      走访: [
        ["编号", "调研点", "方式"],
        ["1", "桥头镇", "座谈交流"],
      ],
    },
    "走访! columnMissing",
  ),
  sheets(
    "a sheet without a column of methods",
    {
      走访: [
        ["调研点", "走访日期"],
        ["桥头镇", "2026-03-12"],
      ],
    },
    "走访! columnMissing",
  ),
  sheets(
    "a sheet of entries without a column of visit numbers",
    {
      走访: visitRows({}),
      条目: [
        ["维度", "内容"],
        ["存在问题", "人手不足"],
      ],
    },
    "条目! columnMissing",
  ),
  sheets(
    "a faulty sheet of visits, reported once and not at every entry",
    {
      走访: [
        ["编号", "调研点", "方式"],
        ["1", "桥头镇", "座谈交流"],
      ],
      条目: entryRows({}, {}),
    },
    "走访! columnMissing",
  ),
  sheets(
    "a row that differs from the first of its visit",
    {
      汇总: [
        mixedHeader,
        ["桥头镇", "2026-03-12", "座谈交流", "存在问题", "甲"],
        ["桥头镇", "2026-03-12", "实地走访", "存在问题", "乙"],
      ],
    },
    "汇总!C3 differs",
  ),
  sheets(
    "a workbook of 201 visits",
    { 走访: visitRows(...Array.from({ length: 201 }, (_, at) => ({ 编号: String(at) }))) },
    "! tooManyVisits",
  ),
  sheets(
    "a visit of 501 entries",
    { 走访: visitRows({}), 条目: entryRows(...Array.from({ length: 501 }, () => ({}))) },
    "走访!2 errors.field.tooMany",
  ),
  sheets(
    "a workbook of 5,001 entries",
    {
      走访: visitRows(...Array.from({ length: 11 }, (_, at) => ({ 编号: at }))),
      条目: entryRows(...Array.from({ length: 5_001 }, (_, at) => ({ 编号: at % 11 }))),
    },
    "! tooManyPoints",
  ),
  sheets(
    "a fault below empty rows, at the row that Excel shows",
    { 走访: [[...visitHeader], [], [], [null, "无此镇", "2026-03-12", null, null, "座谈交流"]] },
    "走访!B4 siteUnknown",
  ),
];

const csv = (sentence: string, row: string, ...problems: string[]): BadCells => [
  sentence,
  () => strToU8(`${mixedHeader.join()}\n${row}\n`),
  problems.map((each) => `汇总!${each}`),
  "汇总.csv",
];
const csvs = [
  csv(
    "a .csv with a text of 30,000 characters",
    `桥头镇,2026-03-12,座谈交流,问题,${"𠮷".repeat(15_000)}`,
    "E2 errors.field.tooLong",
  ),
  csv("a .csv with a day that Excel made short", "桥头镇,12-Mar,座谈交流,问题,人手不足", "B2 errors.field.date"),
  csv(
    "a .csv whose row has slipped by one column",
    ",桥头镇,2026-03-12,座谈交流,问题",
    "C2 methodUnknown",
    "D2 dimensionUnknown",
    "A2 errors.field.required",
    "B2 errors.field.date",
  ),
];

/** Wrong figures, incomplete sheets, and wrong rows of a .csv. */
export const badFigures: readonly BadCells[] = [...figures, ...whole, ...csvs];
