import { entryRows, error, figureRows, formula, visitRows } from "@/lib/testing/excel/books";
import { type BadCells, visit, entry, sheets } from "@/lib/testing/excel/bad-book";
import { badFigures } from "@/lib/testing/excel/bad-figures";

const days = [
  visit("the 30th of February", { 走访日期: "2026-02-30" }, "C2 errors.field.date"),
  visit("the 29th of February in a year that has none", { 走访日期: "2026年2月29日" }, "C2 errors.field.date"),
  visit("a thirteenth month of last year", { 走访日期: "2025-13-01" }, "C2 errors.field.date"),
  visit("a thirteenth month of this year", { 走访日期: "2026-13-01" }, "C2 errors.field.date"),
  visit("a day after today that does not exist", { 走访日期: "2026-11-31" }, "C2 errors.field.date"),
  visit("a visit without a day", { 走访日期: null }, "C2 errors.field.required"),
  visit("a month zero", { 走访日期: "2026-00-10" }, "C2 errors.field.date"),
  visit("a day of eight digits that does not exist", { 走访日期: "20260431" }, "C2 errors.field.date"),
  visit("a month and a day without a year", { 走访日期: "3月12日" }, "C2 dayWithoutYear"),
  visit("3/12 without a year", { 走访日期: "3/12" }, "C2 dayWithoutYear"),
  visit("a serial number in a column of texts", { 走访日期: 46093 }, "C2 daySerial"),
  visit("a serial number written as text", { 走访日期: "46093" }, "C2 errors.field.date"),
  visit("the day of tomorrow", { 走访日期: "2026-11-24" }, "C2 dayAhead"),
  visit("a day five years ahead", { 走访日期: "2031-03-12" }, "C2 dayAhead"),
  visit("a day in the year 9999", { 走访日期: "9999-12-31" }, "C2 errors.field.date"),
  visit("a day of the nineteenth century", { 走访日期: "1899-12-31" }, "C2 errors.field.date"),
  visit("a month without a day", { 走访日期: "2026年3月" }, "C2 errors.field.date"),
  visit("a day whose year stands last", { 走访日期: "12/3/2026" }, "C2 errors.field.date"),
  visit("yesterday", { 走访日期: "昨天" }, "C2 errors.field.date"),
  visit("a cell of two days", { 走访日期: "2026-03-12至2026-03-14" }, "C2 errors.field.date"),
  visit("a day that is an error of Excel", { 走访日期: error("#VALUE!") }, "C2 error"),
];

const times = [
  visit("an end before the start", { 开始: "11:30", 结束: "9:00" }, "E2 visits.errors.endBeforeStart"),
  visit("25 o'clock", { 开始: "25:00" }, "D2 errors.field.time"),
  visit("24 o'clock", { 结束: "24:00" }, "E2 errors.field.time"),
  visit("a minute 60", { 开始: "9:60" }, "D2 errors.field.time"),
  visit("an afternoon without an hour", { 开始: "下午" }, "D2 errors.field.time"),
  visit("a start that holds the end too", { 开始: "9:00-11:30" }, "D2 errors.field.time"),
  visit("a start other than the one beside the day", { 走访日期: "2026-03-12 10:00", 开始: "9:00" }, "D2 timeDiffers"),
];

const names = [
  visit("a site that nobody knows", { 调研点: "无此镇" }, "B2 siteUnknown"),
  visit("a site of another project", { 调研点: "城东街道" }, "B2 siteUnknown"),
  visit("a short name of two sites", { 调研点: "双溪" }, "B2 siteAmbiguous"),
  visit("a cell of two sites", { 调研点: "桥头镇、高新产业园" }, "B2 siteUnknown"),
  visit("镇 and nothing else as a site", { 调研点: "镇" }, "B2 siteUnknown"),
  visit("a site of the right name in the wrong county", { 调研点: "姜堰区桥头镇" }, "B2 siteUnknown"),
  visit("a visit without a site", { 调研点: null }, "B2 errors.field.required"),
  visit("a reference to a sheet that is gone", { 调研点: error("#REF!") }, "B2 error"),
  visit(
    "a site looked up by a formula that was never calculated",
    { 调研点: formula("VLOOKUP(A2,名单!A:B,2,0)") },
    "B2 noValue",
  ),
  visit("a method that nobody knows", { 方式: "开会" }, "F2 methodUnknown"),
  visit("a cell of two methods", { 方式: "座谈交流、实地走访" }, "F2 methodUnknown"),
  visit("a visit without a method", { 方式: null }, "F2 errors.field.required"),
  visit("a visitor who is no member", { 走访人员: "张三" }, "H2 personUnknown"),
  visit("a visitor who is no member beside one who is", { 走访人员: "陆一舟、张三" }, "H2 personUnknown"),
  visit("a name of two members", { 走访人员: "王芳" }, "H2 personAmbiguous"),
  visit("one member twice", { 走访人员: "李明、李明" }, "H2 visits.errors.sameMember"),
  visit("a recorder who is no member", { 记录人: "张三" }, "I2 personUnknown"),
  visit("a recorder of a name that two members have", { 记录人: "王芳" }, "I2 personAmbiguous"),
  visit("a cell of two recorders", { 记录人: "陆一舟、李明" }, "I2 personUnknown"),
  visit("a place of more than a hundred characters", { 地点: "三楼".repeat(51) }, "G2 errors.field.tooLong"),
  visit(
    "a row of many faults, each reported,",
    { 调研点: "无此镇", 走访日期: "2026-02-30", 开始: "25:00", 方式: "开会", 记录人: "张三" },
    "B2 siteUnknown",
    "F2 methodUnknown",
    "I2 personUnknown",
    "C2 errors.field.date",
    "D2 errors.field.time",
  ),
];

const heard = [
  visit("a head-count of zero", { 听取对象: "村干部0人" }, "J2 audiences"),
  visit("a negative head-count", { 听取对象: "村干部-3人" }, "J2 audiences"),
  visit("a head-count of a thousand million", { 听取对象: "群众1000000000人" }, "J2 audiences"),
  visit("a head-count with an exponent", { 听取对象: "群众1e9人" }, "J2 audiences"),
  visit("若干 for a head-count", { 听取对象: "群众若干" }, "J2 audiences"),
  visit("a category without a head-count", { 听取对象: "村干部" }, "J2 audiences"),
  visit("one group counted and one not", { 听取对象: "村干部5人、若干群众" }, "J2 audiences"),
  visit("zero in the column of head-counts", { 人数: 0 }, "O2 headCount"),
  visit("a word in the column of head-counts", { 听取对象: "群众", 人数: "若干" }, "O2 headCount"),
  visit("half a person in the column of head-counts", { 听取对象: "群众", 人数: "12.5" }, "O2 headCount"),
  visit(
    "a head-count that is not the sum of those in the text",
    { 听取对象: "村干部5人", 人数: 12 },
    "O2 headCountDiffers",
  ),
  visit("two people whom the project does not have", { 走访人员: "张三、李四" }, "H2 personUnknown"),
  visit("an error in the place of a method", { 方式: error("#REF!") }, "F2 error"),
  visit("an error in the place of those who were heard", { 听取对象: error("#N/A") }, "J2 error"),
];

const points = [
  sheets("a number used by two sites", { 走访: visitRows({}, { 调研点: "高新产业园" }) }, "走访!A3 numberTwice"),
  sheets("a visit twice without a number", { 走访: visitRows({ 编号: null }, { 编号: null }) }, "走访!B3 visitTwice"),
  entry("an entry of a visit that is not there", { 编号: "9" }, "A2 noVisit"),
  entry("an entry of no visit", { 编号: null }, "A2 errors.field.required"),
  entry("an entry whose number was never calculated", { 编号: formula("A2") }, "A2 noValue"),
  entry("an entry without words", { 内容: null }, "D2 errors.field.required"),
  entry("an entry of an error", { 内容: error("#NAME?") }, "D2 error"),
  entry("an entry of 5,001 characters", { 内容: "字".repeat(5_001) }, "D2 errors.field.tooLong"),
  entry("an entry longer than any cell of Excel", { 内容: "字".repeat(40_000) }, "D2 errors.field.tooLong"),
  entry("a dimension that nobody knows", { 维度: "天气" }, "B2 dimensionUnknown"),
  entry("a cell of two dimensions", { 维度: "存在问题和思考建议" }, "B2 dimensionUnknown"),
  entry("an entry without a dimension", { 维度: null }, "B2 errors.field.required"),
  entry("a question that the outline does not ask", { 调研提纲问题: "天气如何？" }, "C2 questionUnknown"),
  entry(
    "a question of another dimension",
    { 维度: "工作现状", 调研提纲问题: "当前基层工作最难的是什么？" },
    "C2 questionUnknown",
  ),
  entry("a form that is neither verbatim nor a summary", { "原话/归纳": "口头" }, "E2 formUnknown"),
  entry(
    "a speaker of more than forty characters",
    { "谁说的（类别）": "村干部".repeat(14) },
    "F2 errors.field.tooLong",
  ),
  sheets(
    "a mark where there are entries",
    { 走访: visitRows({ 存在问题: "未谈及" }), 条目: entryRows({}) },
    "走访!M2 visits.errors.markWithEntries",
  ),
  sheets(
    "a mark where there are figures",
    { 走访: visitRows({ 工作现状: "无此情况" }), 数据: figureRows({}) },
    "走访!K2 visits.errors.markWithEntries",
  ),
  sheets("a workbook of entries without any visit", { 条目: entryRows({}, {}) }, "条目!A2 noVisit", "条目!A3 noVisit"),
];

export const badCells: readonly BadCells[] = [...days, ...times, ...names, ...heard, ...points, ...badFigures];
