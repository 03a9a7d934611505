import { strToU8 } from "fflate";
import { bookIds } from "@/lib/testing/book-world";
import {
  digits,
  entryBook,
  entryRows,
  error,
  escaped,
  figureBook,
  formula,
  gbk,
  inline,
  isoDay,
  makeBook,
  relation,
  relations,
  rowsXml,
  shared,
  sheetXml,
  styled,
  utf16,
  visitBook,
  visitRows,
  type Cell,
  type FigureRow,
  type Making,
  type Rows,
  type VisitRow,
} from "@/lib/testing/excel/books";

/** Workbooks that look wrong and are not: each with what is read of its visits, and nothing else. */
export interface OddBook {
  sentence: string;
  name?: string;
  bytes: () => Uint8Array;
  /** Each visit, as far as it is told here. */
  visits: readonly object[];
  /** Headers of columns that nobody reads, of the first sheet. */
  unread?: readonly string[];
  /** Places of the sheets that are not read. */
  passedOver?: readonly number[];
}

const odd = (
  sentence: string,
  bytes: () => Uint8Array,
  visits: readonly object[],
  more: Partial<OddBook> = {},
): OddBook => ({ sentence, bytes, visits, ...more });
const visit = (sentence: string, change: VisitRow, content: object, making?: Making): OddBook =>
  odd(sentence, () => visitBook(change, making), [content]);
const entry = (sentence: string, cell: Cell, text: string, making?: Making): OddBook =>
  odd(sentence, () => entryBook({ 内容: cell }, making), [{ entries: [{ dimension: "problem", text }] }]);
const figure = (sentence: string, change: FigureRow, figure: object): OddBook =>
  odd(sentence, () => figureBook(change), [{ figures: [figure] }]);
const said = (...texts: string[]) => ({
  siteId: bookIds.bridge,
  visitedOn: "2026-03-12",
  entries: texts.map((text) => ({ text })),
});

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
    "a formula that refers to another file, by the value that it had",
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
    "a text in runs of many fonts, without the readings beside it",
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
    "a list of visitors parted in three ways, with 等 at the end",
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
    "a figure with its thousands set apart by the format",
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

const list = ["调研点", "日期", "方式", "类别", "内容"];
const first: Rows[number] = ["桥头镇", "2026-03-12", "座谈交流", "问题", "甲"];
const second: Rows[number] = ["桥头镇", "2026-03-12", "座谈交流", "问题", "乙"];
const csvText = (end: string, mark = ",") => [list, first, second].map((row) => row.join(mark)).join(end);
const csv = (
  sentence: string,
  bytes: () => Uint8Array,
  name = "汇总.csv",
  visitsRead: readonly object[] = [said("甲", "乙")],
  more: Partial<OddBook> = {},
) => odd(sentence, bytes, visitsRead, { name, ...more });

const csvs = [
  csv("a .csv in UTF-8", () => strToU8(csvText("\n"))),
  csv("a .csv in UTF-8 with its mark", () => strToU8(`\uFEFF${csvText("\r\n")}`)),
  csv("a .csv in GBK, as Excel in Chinese saves it", () => gbk(csvText("\r\n"))),
  csv("Unicode text of Excel, which is UTF-16 parted by tabs", () => utf16(csvText("\r\n", "\t"), "le"), "汇总.txt"),
  csv("a .csv in UTF-16 of the other order", () => utf16(csvText("\r\n"), "be")),
  csv("a .tsv", () => strToU8(csvText("\n", "\t")), "汇总.tsv"),
  csv("a .csv parted by semicolons", () => strToU8(csvText("\n", ";"))),
  csv("a .csv whose lines end as on an old Macintosh", () => strToU8(csvText("\r"))),
  csv(
    "a .csv with rows of unequal length",
    () => strToU8(`${csvText("\n")},,,\n桥头镇,2026-03-12\n\n,,,建议,丙`),
    "汇总.csv",
    [said("甲", "乙", "丙")],
  ),
  csv(
    "a .csv with commas, quotes and lines in a cell",
    () => strToU8(`${list.join()}\n桥头镇,2026-03-12,座谈交流,问题,"甲，""乙"",\n丙"\n`),
    "汇总.csv",
    [said('甲，"乙",\n丙')],
  ),
  csv("a .csv that names its own mark above the header", () => strToU8(`sep=;\n${csvText("\n", ";")}`)),
  csv("a .csv with quotes inside a cell", () => strToU8(`${csvText("\n").slice(0, -1)}说"乙"了`), "汇总.csv", [
    said("甲", '说"乙"了'),
  ]),
  csv(
    "a .csv with a formula in quotes",
    () => strToU8(`${list.join()}\n桥头镇,2026-03-12,座谈交流,问题,"=cmd|' /C calc'!A0"\n`),
    "汇总.csv",
    [said("=cmd|' /C calc'!A0")],
  ),
  csv(
    "a .csv with rare characters",
    () => strToU8(`${list.join()}\n桥头镇,2026-03-12,座谈交流,问题,${rare}\n`),
    "汇总.csv",
    [said(rare)],
  ),
  csv("a workbook renamed .csv", () => makeBook({ 汇总: [list, first, second] })),
];

const under = (...above: Rows) => makeBook({ 汇总: [...above, list, first, second] });
const secret: Rows = [list, ["高新产业园", "2026-03-13", "座谈交流", "问题", "不该读到"]];
const prefixed = (xml: string) => xml.replace(/<(\/?)(worksheet|sheetData|row|c|is|t)(?=[\s>])/gu, "<$1x:$2");
const bare = [list, first, second]
  .map(
    (row) =>
      `<row>${row.map((text) => `<c t="inlineStr"><is><t>${escaped(String(text))}</t></is></c>`).join("")}</row>`,
  )
  .join("");
const sheet1 = "xl/worksheets/sheet1.xml";

const shapes = [
  odd("a sheet whose header stands in row 5", () => under(["2026年走访汇总"], [], ["制表：办公室", "", "2026年"], []), [
    said("甲", "乙"),
  ]),
  odd(
    "a sheet with two columns of one header, the second told as unread,",
    () => makeBook({ 汇总: [[...list, "内容"], [...first, "丁"], second] }),
    [said("甲", "乙")],
    { unread: ["内容"] },
  ),
  odd(
    "a sheet with columns that nobody reads, each told by name,",
    () => makeBook({ 汇总: [[...list, "备注", "联系电话", "空列"], [...first, "x", "1"], second] }),
    [said("甲", "乙")],
    { unread: ["备注", "联系电话"] },
  ),
  odd(
    "a sheet with a column without a header",
    () => makeBook({ 汇总: [list, [...first, "x"], second] }),
    [said("甲", "乙")],
    { unread: [""] },
  ),
  odd(
    "a header with stars, brackets and lines in it",
    () => makeBook({ 汇总: [["调研点 *", "日 期", "方式（必填）", "类 别", "内容\n（一行一条）"], first, second] }),
    [said("甲", "乙")],
  ),
  odd(
    "a visit merged down its entries",
    () => makeBook({ 汇总: [list, first, [null, null, null, "问题", "乙"]] }, { merges: ["A2:A3", "B2:B3", "C2:C3"] }),
    [said("甲", "乙")],
  ),
  odd(
    "an entry merged over two rows of remarks",
    () =>
      makeBook(
        {
          汇总: [
            [...list, "备注"],
            [...first, "x"],
            [null, null, null, null, null, "y"],
          ],
        },
        { merges: ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"] },
      ),
    [said("甲")],
  ),
  odd(
    "a suggestion merged over two entries, which is one suggestion",
    () => makeBook({ 汇总: [[...list, "对策建议"], [...first, "丙"], second] }, { merges: ["F2:F3"] }),
    [said("丙", "甲", "乙")],
  ),
  odd(
    "a title merged sideways above the header",
    () => makeBook({ 汇总: [["2026年走访汇总"], list, first] }, { merges: ["A1:E1"] }),
    [said("甲")],
  ),
  odd(
    "a sheet with a header of two merged lines",
    () =>
      makeBook(
        {
          汇总: [
            ["调研点", "时间", null, "方式", "类别", "内容"],
            [null, "日期", "开始"],
            ["桥头镇", "2026-03-12", "9:00", "座谈交流", "问题", "甲"],
          ],
        },
        { merges: ["A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2"] },
      ),
    [{ startedAt: "09:00", ...said("甲") }],
  ),
  odd("a merge of nonsense", () => makeBook({ 汇总: [list, first] }, { merges: ["x", "A9:A2", ""] }), [said("甲")]),
  odd(
    "a workbook with a hidden sheet, which is passed over,",
    () => makeBook({ 汇总: [list, first], 旧表: secret }, { hidden: { 旧表: "hidden" } }),
    [said("甲")],
    { passedOver: [1] },
  ),
  odd(
    "a workbook with a sheet hidden from the menu too, which is passed over,",
    () => makeBook({ 旧表: secret, 汇总: [list, first] }, { hidden: { 旧表: "veryHidden" } }),
    [said("甲")],
    { passedOver: [0] },
  ),
  odd(
    "a workbook with a sheet of no header, which is passed over,",
    () => makeBook({ 汇总: [list, first], 电话: [["张三", "0523"]] }),
    [said("甲")],
    { passedOver: [1] },
  ),
  odd(
    "a workbook whose header stands below row 20, where a person has to point at it,",
    () => under(...Array.from({ length: 20 }, () => ["说明"])),
    [],
    { passedOver: [0] },
  ),
  odd(
    "a sheet whose elements have a prefix",
    () => makeBook({ 汇总: prefixed(sheetXml(rowsXml([list, first, second]))) }),
    [said("甲", "乙")],
  ),
  odd("a sheet whose rows and cells have no addresses", () => makeBook({ 汇总: sheetXml(bare) }), [said("甲", "乙")]),
  odd(
    "a zip that names its parts with backslashes",
    () =>
      makeBook(
        { 汇总: [list, first] },
        { parts: { [sheet1]: null, "xl\\worksheets\\sheet1.xml": sheetXml(rowsXml([list, first])) } },
      ),
    [said("甲")],
  ),
  odd(
    "a sheet named from the root of the package",
    () =>
      makeBook(
        { 汇总: [list, first] },
        { parts: { "xl/_rels/workbook.xml.rels": relations(relation("rId1", "worksheet", `/${sheet1}`)) } },
      ),
    [said("甲")],
  ),
  odd(
    "a workbook with macros, which nobody opens,",
    () => makeBook({ 汇总: [list, first] }, { parts: { "xl/vbaProject.bin": strToU8("Attribute VB_Name") } }),
    [said("甲")],
    { name: "走访.xlsm" },
  ),
  odd("a zip that is not compressed", () => makeBook({ 汇总: [list, first] }, { level: 0 }), [said("甲")]),
  odd(
    "a number in full width in the other sheet",
    () => makeBook({ 走访: visitRows({ 编号: "1" }), 条目: entryRows({ 编号: "１" }) }),
    [said("人手不足")],
  ),
  odd("a table of one row an entry in a sheet that is called 走访", () => makeBook({ 走访: [list, first, second] }), [
    said("甲", "乙"),
  ]),
  odd(
    "a sheet named by a way over the folder above",
    () =>
      makeBook(
        { 汇总: [list, first] },
        { parts: { "xl/_rels/workbook.xml.rels": relations(relation("rId1", "worksheet", `../${sheet1}`)) } },
      ),
    [said("甲")],
  ),
  odd(
    "a number that is a text in the other sheet",
    () => makeBook({ 走访: visitRows({ 编号: 1 }), 条目: entryRows({ 编号: "1" }, { 编号: 1, 内容: "经费不足" }) }),
    [said("人手不足", "经费不足")],
  ),
  odd(
    "a workbook with a far empty cell that is only formatted",
    () => makeBook({ 汇总: sheetXml(`${rowsXml([list, first])}<row r="1048576"><c r="XFD1048576" s="1"/></row>`) }),
    [said("甲")],
  ),
];

export const oddBooks: readonly OddBook[] = [...texts, ...visits, ...figures, ...csvs, ...shapes];
