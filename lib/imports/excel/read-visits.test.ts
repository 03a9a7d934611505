import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { unreadColumns, guessPlan } from "@/lib/imports/excel/guess";
import { templateSheets } from "@/lib/imports/excel/template";
import { writeTemplate } from "@/lib/imports/excel/write-template";
import {
  bookContext,
  bookIds,
  bookOf,
  noteWords,
  readBytes,
  told,
  writeBook,
  type Cells,
} from "@/lib/testing/book-world";
import { entryHeader, figureHeader, visitHeader } from "@/lib/testing/excel/filled-template";

/** The rows that a person fills in below the template's headers. */
const filled: Record<string, Cells> = {
  走访: [
    [
      "1",
      "桥头镇",
      "2026-03-12",
      "9:00",
      "11:30",
      "座谈交流",
      "镇政府三楼",
      "陆一舟、李明",
      "李明",
      "村干部5人、群众12人",
      "",
      "无此情况",
      "",
      "未谈及",
    ],
    ["2", "高新产业园", "2026年3月13日", "", "", "实地走访", "", "", "", "", "", "", "", ""],
  ],
  条目: [
    ["1", "存在问题", "当前基层工作最难的是什么？", "专职人员不足。\n一个人管七条线。", "原话", "村干部"],
    ["1", "工作现状", "", "村级议事会每月一次。", "", ""],
    ["2", "存在问题", "", "=1+1", "归纳", ""],
  ],
  数据: [["1", "工作现状", "议事会", "1,234", "个", "2026年10月底", "全镇", "民政办"]],
};

describe("the template", () => {
  it.each(["zh-CN", "en"] as const)(
    "is recognised by its own names, and is only reported as empty (%s)",
    async (locale) => {
      const context = bookContext(locale);
      const book = bookOf(await writeTemplate(context, noteWords(locale)));
      const plans = book.sheets.map((sheet) => guessPlan(sheet, context));
      expect(plans.map(({ role }) => role)).toEqual(["visits", "entries", "figures", null]);
      templateSheets(context, noteWords(locale))
        .slice(0, 3)
        .forEach(({ rows }, place) => {
          expect(Object.values(plans[place]?.columns ?? {}).sort((a, b) => a - b)).toEqual(
            (rows[0] ?? []).map((_, column) => column),
          );
        });
    },
  );

  it("filled in is read exactly as it was written, every cell in its place", async () => {
    const sheets = templateSheets(bookContext(), noteWords("zh-CN")).map(
      ({ name, rows }) => [name, [...rows, ...(filled[name] ?? [])]] as const,
    );
    expect(sheets.slice(0, 3).map(([, rows]) => rows[0])).toEqual([visitHeader, entryHeader, figureHeader]);
    const result = readBytes(await writeBook(Object.fromEntries(sheets)));
    expect(told(result)).toEqual([]);
    expect(result.visits.map(({ sheet, row, siteName }) => [sheet, row, siteName])).toEqual([
      ["走访", 2, "桥头镇"],
      ["走访", 3, "高新产业园"],
    ]);
    expect(result.visits.map(({ content }) => content)).toMatchObject([
      {
        siteId: bookIds.bridge,
        visitedOn: "2026-03-12",
        startedAt: "09:00",
        endedAt: "11:30",
        method: "seminar",
        place: "镇政府三楼",
        memberIds: [bookIds.me, bookIds.li],
        recorderId: bookIds.li,
        audiences: [
          { category: "村干部", headCount: 5 },
          { category: "群众", headCount: 12 },
        ],
        marks: { status: null, example: "none", problem: null, suggestion: "not_raised" },
        entries: [
          {
            dimension: "problem",
            questionId: bookIds.question,
            text: "专职人员不足。\n一个人管七条线。",
            form: "verbatim",
            speakerCategory: "村干部",
          },
          { dimension: "status", questionId: null, text: "村级议事会每月一次。", form: "summary", speakerCategory: "" },
        ],
        figures: [
          {
            dimension: "status",
            indicator: "议事会",
            value: "1234",
            unit: "个",
            asOf: "2026-10",
            definition: "全镇",
            source: "民政办",
          },
        ],
      },
      {
        siteId: bookIds.park,
        visitedOn: "2026-03-13",
        startedAt: null,
        method: "site_visit",
        recorderId: bookIds.me,
        memberIds: [],
        entries: [{ text: "=1+1" }],
      },
    ]);
  });
});

describe("ids", () => {
  const book = (entries: Cells) =>
    writeBook({
      走访: [visitHeader, ["1", "桥头镇", "2026-03-12", "", "", "座谈交流"]],
      条目: [entryHeader, ...entries],
    });
  const row = (text: string): Cells[number] => ["1", "存在问题", "", text];
  const idsOf = async (entries: Cells) =>
    readBytes(await book(entries)).visits[0]?.content.entries.map(({ id, text }) => `${text} ${id}`);

  it("are the same each time a file is read, also an entry's when another is inserted before it", async () => {
    const before = await idsOf([row("甲"), row("乙")]);
    expect(await idsOf([row("甲"), row("乙")])).toEqual(before);
    expect((await idsOf([row("新"), row("甲"), row("乙")]))?.slice(1)).toEqual(before);
  });

  it("differ if two entries have the same text", async () => {
    expect(new Set(await idsOf([row("甲"), row("甲")])).size).toBe(2);
  });
});

describe("foreign sheets", () => {
  it("with one row for each entry and the visit repeated, or merged, become visits by site and day", async () => {
    const rows: Cells = [
      ["2026年走访记录汇总"],
      ["镇街名称", "走访时间", "走访方式", "类别", "反映内容", "备注"],
      ["桥头", "2026/3/12", "座谈", "问题", "人手不足", "x"],
      ["桥头镇", "2026.3.12", "座谈会", "意见建议", "增加编制", ""],
      [null, null, null, "好的做法", "议事会", ""],
      ["高新产业园", new Date("2026-03-13T00:00:00Z"), "查阅资料", "现状", "企业三百家", ""],
    ];
    const bytes = await writeBook({ 汇总: rows });
    const result = readBytes(bytes);
    expect(told(result)).toEqual([]);
    expect(
      result.visits.map(({ content }) => [
        content.siteId,
        content.visitedOn,
        content.entries.map(({ dimension, text }) => `${dimension} ${text}`),
      ]),
    ).toEqual([
      [bookIds.bridge, "2026-03-12", ["problem 人手不足", "suggestion 增加编制", "example 议事会"]],
      [bookIds.park, "2026-03-13", ["status 企业三百家"]],
    ]);
    expect(result.previews[0]?.unread).toEqual([{ column: 5, header: "备注", hidden: false }]);
  });

  it("with one row for each visit and a column for each dimension become entries, one for each line, or marks", async () => {
    const result = readBytes(
      await writeBook({
        Sheet1: [
          ["单位", "日期", "形式", "主要做法", "存在的问题", "对策建议"],
          ["桥头镇", "2026-03-12", "座谈交流", "一、议事会\n二、网格", "未谈及", "多派人"],
        ],
      }),
    );
    expect(told(result)).toEqual([]);
    expect(result.visits[0]?.content).toMatchObject({
      marks: { problem: "not_raised" },
      entries: [
        { dimension: "status", text: "一、议事会" },
        { dimension: "status", text: "二、网格" },
        { dimension: "suggestion", text: "多派人" },
      ],
    });
  });

  it("with unknown headers are read after a person has assigned the columns", async () => {
    const bytes = await writeBook({
      表1: [
        ["甲", "乙", "丙"],
        ["桥头镇", "2026-03-12", "人手不足"],
      ],
    });
    expect(readBytes(bytes).previews).toEqual([null]);
    const result = readBytes(bytes, {
      plan: () => ({ role: "mixed", headerRow: 0, columns: { site: 0, day: 1, problem: 2 }, method: "seminar" }),
    });
    expect(told(result)).toEqual([]);
    expect(result.visits[0]?.content).toMatchObject({
      siteId: bookIds.bridge,
      method: "seminar",
      entries: [{ dimension: "problem", text: "人手不足" }],
    });
  });

  it("hidden sheets are not read unless a person chooses them", async () => {
    const bytes = new Uint8Array(await writeXlsxFile([{ sheet: "走访", data: [visitHeader] }]).toBuffer());
    const [sheet] = bookOf(bytes).sheets;
    if (!sheet) throw new Error("no sheet");
    expect(guessPlan({ ...sheet, hidden: true }, bookContext())).toMatchObject({ role: null });
    expect(unreadColumns(sheet, guessPlan(sheet, bookContext()))).toEqual([]);
  });
});
