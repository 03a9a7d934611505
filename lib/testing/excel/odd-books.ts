import { bookIds } from "@/lib/testing/book-world";
import {
  digits,
  error,
  formula,
  inline,
  isoDay,
  relation,
  relations,
  rowsXml,
  shared,
  sheetXml,
  styled,
  type Cell,
  type Making,
  type VisitRow,
} from "@/lib/testing/excel/books";
import { type OddBook, visit, entry, figure } from "@/lib/testing/excel/odd-book";
import { oddShapes } from "@/lib/testing/excel/odd-shapes";

const rare = "𠮷𪚥𫝀𫠠𬺰𰻞𱍐";
const kept: [string, string][] = [
  ["an entry that begins with =", "=1+1"],
  ["an entry that begins with = and would open a page", '=HYPERLINK("http://example.invalid","看")'],
  ["an entry that begins with +", "+86 电话打不通"],
  ["an entry that begins with -", "-5度没有暖气"],
  ["an entry that begins with @", "@SUM(A1)"],
  ["an entry that begins with an apostrophe", "'0123"],
  ["a text of rare characters of Extensions B to H", rare],
  ["a compatibility character that normalising would replace", "﨎山欄"],
  ["a letter composed of two characters", "cafe\u0301"],
  ["a family of joined emoji", "👨‍👩‍👧反映"],
  ["HTML in an entry", "<script>alert(1)</script>&nbsp;"],
  ["an entry of several lines", "一、人手\n二、经费"],
  ["a text that looks like an error of Excel", "#REF!"],
  ["an entry of exactly 5,000 characters", "字".repeat(5_000)],
];

const texts = [
  ...kept.map(([sentence, text]) => entry(sentence, text, text)),
  entry("an entry with blanks around it", "  人手不足 \n", "人手不足"),
  entry("a formula that was calculated to a text", formula('"人手"&"不足"', "人手不足", "str"), "人手不足"),
  visit(
    "a formula that was calculated to an empty text",
    { 地点: formula('IF(B2="","",B2)', "", "str") },
    { place: "" },
  ),
  visit("a site with its county behind it", { 调研点: "双溪街道（海陵区）" }, { siteId: bookIds.streams }),
  entry("a formula that was calculated to a number", formula("1+1", "2"), "2"),
  entry(
    "a formula that refers to another file, with its stored value,",
    formula("[1]名单!A1", "人手不足", "str"),
    "人手不足",
    {
      parts: {
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
          relation("rId1", "externalLinkPath", "file:///etc/hostname", ' TargetMode="External"'),
        ),
      },
    },
  ),
  entry(
    "a text in runs of many fonts, without its phonetic guides,",
    inline("<r><t>人手</t></r><r><rPr><b/></rPr><t>不足</t></r><rPh><t>rénshǒu</t></rPh>"),
    "人手不足",
  ),
  entry("a shared text", shared(1), "人手不足", {
    strings: "<si><t>x</t></si><si><r><t>人手</t></r><r><t>不足</t></r></si>",
  }),
  entry("a line end as Office writes it", "一_x000D_\n二", "一\n二"),
  entry("an underscore as Office protects it", "_x005F_x0041_", "_x0041_"),
  entry("a text of characters by their numbers", inline("<t>&#x4EBA;&#25163;&lt;不足&gt;</t>"), "人手<不足>"),
  entry("a text in a CDATA section", inline("<t><![CDATA[人手 & <不足>]]></t>"), "人手 & <不足>"),
  entry("a truth value", (address) => `<c r="${address}" t="b"><v>1</v></c>`, "TRUE"),
];

const dayCases: [string, Cell, Making?][] = [
  ["a day with points", "2026.3.12"],
  ["a day with slashes and a weekday", "2026/3/12 星期四"],
  ["a day in full-width digits", "２０２６年３月１２日"],
  ["a day of eight digits", 20260312],
  ["a day as a serial number under a date format", styled(46093, "day")],
  ["a day under a Chinese date format", styled(46093, "chineseDay")],
  ["a day of a workbook that counts from 1904", styled(46093 - 1462, "day"), { since1904: true }],
  ["a day written as ISO", isoDay("2026-03-12T00:00:00")],
  ["a day by a formula that was calculated", formula("TODAY()", "2026-03-12", "str")],
];
const timeCases: [string, VisitRow, string][] = [
  ["a time beside the day", { 走访日期: styled(46093.375, "dayTime") }, "09:00"],
  ["a time as a share of the day", { 开始: styled(0.375, "time") }, "09:00"],
  ["a time that stands in both cells", { 走访日期: styled(46093.375, "dayTime"), 开始: "9:00" }, "09:00"],
  ["a time with seconds", { 开始: "9:00:00" }, "09:00"],
  ["a time in words", { 开始: "下午2时30分" }, "14:30"],
  ["a time with a full-width colon", { 开始: "９：００" }, "09:00"],
];

const visits = [
  ...dayCases.map(([sentence, cell, making]) =>
    visit(sentence, { 走访日期: cell }, { visitedOn: "2026-03-12", startedAt: null }, making),
  ),
  ...timeCases.map(([sentence, change, startedAt]) => visit(sentence, change, { visitedOn: "2026-03-12", startedAt })),
  visit("a former name of a site", { 调研点: "老桥镇" }, { siteId: bookIds.bridge }),
  visit("a site after its county", { 调研点: "姜堰区双溪镇" }, { siteId: bookIds.streamsTown }),
  visit("a site without 镇, with blanks in it", { 调研点: " 桥 头 " }, { siteId: bookIds.bridge }),
  visit("the everyday word for a method", { 方式: "座谈会" }, { method: "seminar" }),
  visit(
    "a list of visitors separated in three ways, with 等 at the end",
    { 走访人员: "陆一舟，李明;等" },
    { memberIds: [bookIds.me, bookIds.li] },
  ),
  visit("a visit without a recorder", { 记录人: null }, { recorderId: bookIds.me, memberIds: [] }),
  visit(
    "a list of head-counts in full-width digits and in lines",
    { 听取对象: "村干部５人\n群众（12人）" },
    {
      audiences: [
        { category: "村干部", headCount: 5 },
        { category: "群众", headCount: 12 },
      ],
    },
  ),
  visit(
    "a category with its head-count in the column beside it",
    { 听取对象: "群众", 人数: 12 },
    { audiences: [{ category: "群众", headCount: 12 }] },
  ),
  visit(
    "an error of Excel in a column that nobody reads",
    { 地点: "三楼" },
    { place: "三楼" },
    {
      parts: {
        "xl/worksheets/sheet1.xml": sheetXml(
          rowsXml([
            ["调研点", "走访日期", "方式", "地点", "备注"],
            ["桥头镇", "2026-03-12", "座谈交流", "三楼", error("#REF!")],
          ]),
        ),
      },
    },
  ),
];

const figures = [
  figure("a figure in full-width digits", { 数值: "１２．５" }, { value: "12.5" }),
  figure("a figure with its thousands set apart", { 数值: "1,234,567" }, { value: "1234567" }),
  figure(
    "a figure with thousands separators from its format",
    { 数值: styled(1234567, "thousands") },
    { value: "1234567" },
  ),
  figure("a per cent sign without a unit", { 数值: "35%", 单位: null }, { value: "35", unit: "%" }),
  figure("a share under a per cent format", { 数值: styled(0.35, "percent"), 单位: "%" }, { value: "35", unit: "%" }),
  figure("a figure without a unit", { 单位: null }, { value: "12", unit: "" }),
  figure("a number stored with an exponent", { 数值: digits("1.2E3") }, { value: "1200" }),
  figure("a small number stored with an exponent", { 数值: digits("1.5E-3") }, { value: "0.0015" }),
  figure("a sum that a computer cannot keep exactly", { 数值: digits("0.30000000000000004") }, { value: "0.3" }),
  figure("a negative number", { 数值: -12 }, { value: "-12" }),
  figure("a figure as of a year", { 截至: 2026 }, { asOf: "2026" }),
  figure("a figure as of a month in words", { 截至: "截至2026年10月底" }, { asOf: "2026-10" }),
  figure("a figure as of a day under a date format", { 截至: styled(46326, "day") }, { asOf: "2026-10-31" }),
];

export const oddBooks: readonly OddBook[] = [...texts, ...visits, ...figures, ...oddShapes];
