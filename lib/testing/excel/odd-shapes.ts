import { strToU8 } from "fflate";
import {
  entryRows,
  escaped,
  gbk,
  makeBook,
  relation,
  relations,
  rowsXml,
  sheetXml,
  utf16,
  visitRows,
  type Rows,
} from "@/lib/testing/excel/books";
import { type OddBook, odd, said } from "@/lib/testing/excel/odd-book";

const rare = "𠮷𪚥𫝀𫠠𬺰𰻞𱍐";
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
    "a sheet with two columns of one header, the second reported as unread,",
    () => makeBook({ 汇总: [[...list, "内容"], [...first, "丁"], second] }),
    [said("甲", "乙")],
    { unread: ["内容"] },
  ),
  odd(
    "a sheet with unread columns, each reported by name,",
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
    "a workbook with a hidden sheet, which is skipped,",
    () => makeBook({ 汇总: [list, first], 旧表: secret }, { hidden: { 旧表: "hidden" } }),
    [said("甲")],
    { passedOver: [1] },
  ),
  odd(
    "a workbook with a sheet hidden from the menu too, which is skipped,",
    () => makeBook({ 旧表: secret, 汇总: [list, first] }, { hidden: { 旧表: "veryHidden" } }),
    [said("甲")],
    { passedOver: [0] },
  ),
  odd(
    "a workbook with a sheet without a header, which is skipped,",
    () => makeBook({ 汇总: [list, first], 电话: [["张三", "0523"]] }),
    [said("甲")],
    { passedOver: [1] },
  ),
  odd(
    "a workbook whose header is below row 20, so that a person must choose it,",
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
    "a workbook with macros, which are never opened,",
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
    "a sheet named by a path through the parent folder",
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

/** Text files and sheets with an unusual structure that are read exactly. */
export const oddShapes: readonly OddBook[] = [...csvs, ...shapes];
