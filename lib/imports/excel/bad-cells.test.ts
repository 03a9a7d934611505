import { describe, expect, it } from "vitest";
import { bookIds, readBytes, told, writeBook, type Cells } from "@/lib/testing/book-world";
import { cell, rowsXml, sheetXml, workbook } from "@/lib/testing/workbook-fixture";

/** Workbooks in which something is wrong, made by hand, each with the cell and the sentence that are told. */

const visitHeader = [
  "编号",
  "调研点",
  "走访日期",
  "开始",
  "结束",
  "方式",
  "地点",
  "走访人员",
  "记录人",
  "听取对象",
  "工作现状",
  "经验典型",
  "存在问题",
  "思考建议",
];
const entryHeader = ["编号", "维度", "调研提纲问题", "内容", "原话/归纳", "谁说的（类别）"];
const figureHeader = ["编号", "维度", "指标", "数值", "单位", "截至", "口径", "来源"];
const goodVisit: Cells[number] = [
  "1",
  "桥头镇",
  "2026-03-12",
  "9:00",
  "11:30",
  "座谈交流",
  "镇政府",
  "李明",
  "李明",
  "村干部5人",
  "",
  "",
  "",
  "",
];
const goodEntry: Cells[number] = ["1", "存在问题", "", "专职人员不足。", "", ""];
const goodFigure: Cells[number] = ["1", "工作现状", "议事会", "12", "个", "2026-10", "", ""];

const letter = (address: string) => address.charCodeAt(0) - 65;
const changed = (row: Cells[number], address: string, value: Cells[number][number]) =>
  row.map((each, column) => (column === letter(address) ? value : each));

type Sheet = "走访" | "条目" | "数据";
/** The template filled in well, but for one cell of row 2. */
function withCell(sheet: Sheet, address: string, value: Cells[number][number]): Promise<Uint8Array> {
  const row = (of: Sheet, good: Cells[number]) => (of === sheet ? changed(good, address, value) : good);
  return writeBook({
    走访: [visitHeader, row("走访", goodVisit)],
    条目: [entryHeader, row("条目", goodEntry)],
    数据: [figureHeader, row("数据", goodFigure)],
  });
}

const badCells: [string, Sheet, string, Cells[number][number], string][] = [
  ["no site", "走访", "B2", "", "errors.field.required"],
  ["a site of another project", "走访", "B2", "朱庄镇", "siteUnknown"],
  ["a site that two short names mean", "走访", "B2", "双溪", "siteAmbiguous"],
  ["a site with a word too much", "走访", "B2", "桥头镇和双溪镇", "siteUnknown"],
  ["a site of NULs", "走访", "B2", "桥头_x0000_镇", "siteUnknown"],
  ["no day", "走访", "C2", "", "errors.field.required"],
  ["30 February", "走访", "C2", "2026-02-30", "errors.field.date"],
  ["29 February of no leap year", "走访", "C2", "2025年2月29日", "errors.field.date"],
  ["month 13", "走访", "C2", "2026/13/1", "errors.field.date"],
  ["a day of zeros", "走访", "C2", "2026-00-00", "errors.field.date"],
  ["a year of two digits", "走访", "C2", "26-03-12", "errors.field.date"],
  ["a day and a month without a year", "走访", "C2", "3月12日", "dayWithoutYear"],
  ["a day as Excel's number", "走访", "C2", 46093, "daySerial"],
  ["a day as a number with a dot", "走访", "C2", 3.12, "daySerial"],
  ["a day of next year", "走访", "C2", "2027-03-12", "dayAhead"],
  ["a day of tomorrow", "走访", "C2", new Date("2026-11-24T00:00:00Z"), "dayAhead"],
  ["a day of the year 2226", "走访", "C2", "2226-03-12", "errors.field.date"],
  ["a day of the year 20266", "走访", "C2", "20266-03-12", "errors.field.date"],
  ["a day of 1826", "走访", "C2", "1826-03-12", "errors.field.date"],
  ["a day in words", "走访", "C2", "三月上旬", "errors.field.date"],
  ["two days", "走访", "C2", "2026-03-12至2026-03-13", "errors.field.date"],
  ["a day in English order", "走访", "C2", "03/12/2026", "errors.field.date"],
  ["25 o'clock", "走访", "D2", "25:00", "errors.field.time"],
  ["minute 75", "走访", "D2", "9:75", "errors.field.time"],
  ["a time in words", "走访", "D2", "上午", "errors.field.time"],
  ["a time as a bare number", "走访", "D2", 0.375, "errors.field.time"],
  ["two times in one cell", "走访", "D2", "9:00-10:00", "errors.field.time"],
  ["an end before the start", "走访", "E2", "8:00", "visits.errors.endBeforeStart"],
  ["no method", "走访", "F2", "", "errors.field.required"],
  ["an unknown method", "走访", "F2", "电话", "methodUnknown"],
  ["two methods", "走访", "F2", "座谈、实地走访", "methodUnknown"],
  ["a place of 101 characters", "走访", "G2", "村".repeat(101), "errors.field.tooLong"],
  ["a place on two lines", "走访", "G2", "镇政府\n三楼", "errors.text.lineBreak"],
  ["a place with a character that turns text around", "走访", "G2", "镇\u202E府", "errors.text.hidden"],
  ["a place with a control character", "走访", "G2", "镇_x0007_府", "errors.text.control"],
  ["a person who is no member", "走访", "H2", "张三", "personUnknown"],
  ["a name that two members have", "走访", "H2", "王芳", "personAmbiguous"],
  ["a person twice", "走访", "H2", "李明、李明", "visits.errors.sameMember"],
  ["a recorder who is no member", "走访", "I2", "张三", "personUnknown"],
  ["two recorders", "走访", "I2", "李明、陆一舟", "personUnknown"],
  ["a head-count below zero", "走访", "J2", "村干部-5人", "audiences"],
  ["a head-count of nobody", "走访", "J2", "村干部0人", "audiences"],
  ["categories without a count", "走访", "J2", "村干部、群众", "audiences"],
  ["a head-count in words", "走访", "J2", "村干部若干人", "audiences"],
  ["a category of 41 characters", "走访", "J2", `${"村".repeat(41)}5人`, "audiences"],
  ["a mark where entries are", "走访", "M2", "未谈及", "visits.errors.markWithEntries"],
  ["a mark where a figure is", "走访", "K2", "无此情况", "visits.errors.markWithEntries"],
  ["what was heard, longer than an entry", "走访", "N2", "字".repeat(5_001), "errors.field.tooLong"],
  ["an entry of no visit", "条目", "A2", "9", "noVisit"],
  ["an entry without a number", "条目", "A2", "", "errors.field.required"],
  ["an entry without a dimension", "条目", "B2", "", "errors.field.required"],
  ["an unknown dimension", "条目", "B2", "其他情况", "dimensionUnknown"],
  ["two dimensions", "条目", "B2", "问题和建议", "dimensionUnknown"],
  ["a question that the outline lacks", "条目", "C2", "有什么困难？", "questionUnknown"],
  ["an entry without text", "条目", "D2", "", "errors.field.required"],
  ["an entry of 5,001 characters", "条目", "D2", "字".repeat(5_001), "errors.field.tooLong"],
  ["an entry longer than a cell is read", "条目", "D2", "字".repeat(30_000), "errors.field.tooLong"],
  ["an entry with a NUL", "条目", "D2", "人手_x0000_不足", "errors.text.control"],
  ["an entry with half a character", "条目", "D2", "人手_xD840_不足", "errors.text.surrogate"],
  ["an entry with a character that shows nothing", "条目", "D2", "人手\u200B不足", "errors.text.hidden"],
  ["neither verbatim nor summary", "条目", "E2", "录音", "formUnknown"],
  ["a category of 41 characters for who said it", "条目", "F2", "村".repeat(41), "errors.field.tooLong"],
  ["a figure of no visit", "数据", "A2", "第9次", "noVisit"],
  ["a figure without an indicator", "数据", "C2", "", "errors.field.required"],
  ["an indicator of 61 characters", "数据", "C2", "项".repeat(61), "errors.field.tooLong"],
  ["a figure without a value", "数据", "D2", "", "errors.field.required"],
  ["a value in words", "数据", "D2", "十二", "errors.field.number"],
  ["a value with its unit", "数据", "D2", "12个", "errors.field.number"],
  ["a value of two numbers", "数据", "D2", "12-15", "errors.field.number"],
  ["a value about so much", "数据", "D2", "约12", "errors.field.number"],
  ["thousands parted at the wrong place", "数据", "D2", "1,23", "errors.field.number"],
  ["a value of 16 digits", "数据", "D2", "1234567890123456", "errors.field.number"],
  ["a value beyond what is kept, by exponent", "数据", "D2", 1.5e20, "errors.field.number"],
  ["a value of 7 decimals", "数据", "D2", "0.1234567", "tooPrecise"],
  ["a third, as Excel reckons it", "数据", "D2", 1 / 3, "tooPrecise"],
  ["a unit of 21 characters", "数据", "E2", "个".repeat(21), "errors.field.tooLong"],
  ["a share with a unit of its own", "数据", "D2", "35%", "errors.field.number"],
  ["a figure without its day", "数据", "F2", "", "errors.field.required"],
  ["as of some day", "数据", "F2", "目前", "errors.field.asOf"],
  ["as of month 13", "数据", "F2", "2026-13", "errors.field.asOf"],
  ["as of 31 June", "数据", "F2", "2026年6月31日", "errors.field.asOf"],
  ["as of a quarter", "数据", "F2", "2026年三季度", "errors.field.asOf"],
  ["a definition of 301 characters", "数据", "G2", "口".repeat(301), "errors.field.tooLong"],
  ["a source of 101 characters", "数据", "H2", "源".repeat(101), "errors.field.tooLong"],
];

describe("one wrong cell in a file that is otherwise sound", () => {
  it.each(badCells)("%s", async (_, sheet, address, value, key) => {
    const result = readBytes(await withCell(sheet, address, value));
    expect(told(result)).toContain(`${sheet}!${address} ${key}`);
    expect(result.visits).toEqual([]);
    // What follows from it is not told as a second fault.
    expect(told(result).filter((each) => !each.startsWith(`${sheet}!${address} `))).toEqual([]);
  });
});

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

describe("what looks wrong and is not", () => {
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

  it("figures of full width, with thousands apart, as shares, and by exponent", async () => {
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

  it("text that begins like a formula, or holds markup, stays text", async () => {
    for (const text of ["=1+1", "+86", "@SUM(A1)", "-- 注", "<b>甲</b>", "𠮷祥村"])
      expect((await content(withCell("条目", "D2", text)))?.entries[0]?.text).toBe(text);
  });

  it("a formula with a result is its result", async () => {
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
    // The third row has a dimension and no words of its own.
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

  it("a CSV in UTF-8 with a mark, in UTF-16 and in GBK", async () => {
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
