import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { docxParts, part, readParagraphs, xmlFault, type ReadParagraph } from "@/lib/testing/docx-reader";
import { minutesDimension, minutesSource, summaries } from "@/lib/testing/minutes-sample";
import { composeMinutes } from "@/lib/visits/minutes/compose";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import type { MinutesPhoto, MinutesSource } from "@/lib/visits/minutes/model";
import { givenName } from "@/lib/visits/minutes/photos";
import { writeMinutesDocx } from "./docx";
import { often } from "@/lib/testing/how-often";

const write = (input: Partial<MinutesSource> = {}) =>
  writeMinutesDocx(composeMinutes(minutesSource(input), minutesWords));
const status = (texts: string[]) => [minutesDimension({ key: "status", entries: summaries(texts) })];
const entriesOf = (file: Uint8Array) =>
  readParagraphs(file)
    .filter(({ style }) => style === "MinutesEntry")
    .map(({ text }) => text);

describe("the Word file of the minutes", () => {
  let file: Uint8Array;
  let paragraphs: ReadParagraph[];
  beforeAll(async () => {
    const dimensions = [
      minutesDimension({
        key: "status",
        entries: summaries(["议事会每月一次。", "网格每日巡一遍。"]),
        figures: [{ indicator: "议事会", value: "14", unit: "个", asOf: "2026-10", definition: "", source: "" }],
      }),
      minutesDimension({ key: "example", mark: "not_raised" }),
      minutesDimension({
        key: "problem",
        entries: [{ text: "一个人管七条线。", form: "verbatim", speakerCategory: "村干部" }],
      }),
      minutesDimension({ key: "suggestion", mark: "none" }),
    ];
    file = await write({ dimensions });
    paragraphs = readParagraphs(file);
  });

  it("contains head, facts, the four dimensions with their glyphs, and 核对意见, in this order", () => {
    expect(paragraphs.filter(({ style }) => style !== "MinutesGap").map(({ text }) => text)).toEqual([
      "桥头镇走访纪要",
      "全市基层议事协商调研 · 供核对，不作正式印发",
      ...["时间", "2026年11月3日 09:00至11:30", "方式", "座谈交流"],
      ...["地点", "镇政府二楼会议室", "记录人", "陆一舟"],
      ...["走访人员", "周敏、陆一舟", "受访对象", "镇街干部6人、村干部3人，共9人"],
      ...["■ 工作现状", "1. 议事会每月一次。", "2. 网格每日巡一遍。", "数据：议事会 14个（截至2026年10月）"],
      ...["▲ 经验典型", "未谈及（问到了，没有谈）。"],
      ...["● 存在问题", "1. 一个人管七条线。（原话，村干部）"],
      ...["◆ 思考建议", "无此情况（问到了，表示没有）。"],
      ...["核对意见", "属实 □　　　需更正 □", "日期", "年　　月　　日"],
      ...["更正内容", "请注明维度和序号：", "核对单位", "（签字、盖章）"],
      minutesWords.remark,
    ]);
  });

  it("has the type area of 156 × 225 mm, and no grid that would stretch smaller type", () => {
    const document = part(file, "word/document.xml");
    const mm = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
    expect(document).toContain(
      `<w:pgMar w:top="${mm(37)}" w:right="${mm(26)}" w:bottom="${mm(35)}" w:left="${mm(28)}"`,
    );
    expect(document).not.toContain('w:type="lines"');
    const widths = [...document.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    for (const width of widths) expect(Math.abs(width - (mm(210) - mm(28) - mm(26)))).toBeLessThanOrEqual(2);
  });

  it("sets every style in a named font for Han and Latin alike, in lines of exact height; every style used exists", () => {
    const styles = part(file, "word/styles.xml");
    const sheet = styles.match(/<w:style .*?<\/w:style>/g) ?? [];
    for (const style of sheet) {
      expect(style).toMatch(/<w:rFonts w:ascii="([^"]+)" w:eastAsia="\1" w:hAnsi="\1" w:cs="\1"\/>/);
      expect(style).toContain('w:lineRule="exact"');
    }
    const ids = new Set([...styles.matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id));
    const used = [...docxParts(file)]
      .filter(([path]) => /^word\/(document|footer\d)\.xml$/.test(path))
      .flatMap(([, xml]) => [...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id));
    for (const id of used) expect(ids).toContain(id);
    for (const run of part(file, "word/document.xml").match(/<w:r>.*?<\/w:r>/g) ?? [])
      expect(run).toContain('w:hint="eastAsia"');
  });

  it("has only marks and boxes that the named fonts contain: all of them are in GB 2312", () => {
    const marks =
      paragraphs
        .map(({ text }) => text)
        .join("")
        .match(/[^\p{Script=Han}\p{ASCII}\u3000-\u303f\uff00-\uffef]/gu) ?? [];
    // Rows 1 and 2 of GB 2312, and the interpunct and quotes of its row 1.
    expect(new Set(marks)).toEqual(new Set(["·", "■", "▲", "●", "◆", "□", "“", "”"]));
  });

  it("keeps the rows of 核对意见 together, and gives its title, page and number of pages at the foot of every page", () => {
    expect(part(file, "word/styles.xml")).toMatch(/w:styleId="CheckLine">.*?<w:keepNext\/>/);
    expect(part(file, "word/document.xml").match(/<w:cantSplit\/>/g)).toHaveLength(7);
    const foot = part(file, "word/footer1.xml");
    expect(foot).toMatch(/走访纪要 · 供核对.*第<\/w:t>.*>PAGE<.*页，共<\/w:t>.*>NUMPAGES<.*页<\/w:t>/);
    expect(part(file, "word/settings.xml")).not.toContain("evenAndOddHeaders");
  });

  it("says that it continues if one page is too small, and cuts nothing", async () => {
    const texts = Array.from({ length: 60 }, (_, place) => `第${place + 1}件：${"说得很细".repeat(12)}。`);
    const long = await write({ dimensions: status(texts) });
    expect(readParagraphs(long)[2]?.text).toBe(minutesWords.tooLong);
    expect(entriesOf(long)).toEqual(texts.map((text, place) => `${place + 1}. ${text}`));
    expect(paragraphs.map(({ text }) => text)).not.toContain(minutesWords.tooLong);
  });

  it("makes the same bytes from the same visit", async () => {
    expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true);
  });
});

describe("photos", () => {
  const photo = (id: string, at: MinutesPhoto["at"] = null): MinutesPhoto => ({ id, fileName: `${id}.jpg`, at });
  const picture = (width: number, height: number) => ({
    bytes: new TextEncoder().encode(`jpeg ${width}`),
    width,
    height,
  });
  const model = composeMinutes(
    minutesSource({ photos: [photo("公示栏", { label: "存在问题", number: 2 }), photo("会议室"), photo("没有了")] }),
    minutesWords,
  );
  const pictures = new Map([
    ["公示栏", picture(900, 600)],
    ["会议室", picture(300, 900)],
  ]);

  it("stand on a page of their own, two in a row, each with its caption, as large as their box allows", async () => {
    const file = await writeMinutesDocx(model, pictures);
    const document = part(file, "word/document.xml");
    expect(
      readParagraphs(file)
        .filter(({ style }) => /^(MinutesPhotos|PhotoCaption)$/.test(style ?? ""))
        .map(({ text }) => text)
        .filter(Boolean),
    ).toEqual([
      "附：走访照片",
      "照片1 公示栏（存在问题第2条）",
      "照片2 会议室",
      "照片3 没有了（这里没有照片文件，没有印出）",
    ]);
    expect(part(file, "word/styles.xml")).toMatch(/w:styleId="MinutesPhotos">.*?<w:pageBreakBefore\/>/);
    const millimetres = [...document.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, cx, cy]) =>
      [cx, cy].map((size) => Math.round(Number(size) / 36_000)),
    );
    expect(millimetres).toEqual([
      [75, 50],
      [25, 75],
    ]);
    // A line of exact height would cut the picture.
    for (const [paragraph] of document.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:drawing>/g))
      expect(paragraph).toContain('w:lineRule="auto"');
    expect(document.match(/descr="照片1 公示栏（存在问题第2条）"/g)).toHaveLength(1);
    expect(readParagraphs(file).at(-1)?.style).toBe("MinutesGap");
    for (const [path, xml] of docxParts(file)) if (path.endsWith(".xml")) expect(xmlFault(xml), path).toBeNull();
  });

  it("are announced on the first page, and give the same bytes from the same photos", async () => {
    expect(model.remark).toContain("附照片3张。");
    const [one, two] = [await writeMinutesDocx(model, pictures), await writeMinutesDocx(model, pictures)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it.each([
    ["公示栏.jpg", "公示栏"],
    ["照片09-41.jpg", "照片09-41"],
    ["IMG_20261123_094112.jpg", ""],
    ["mmexport1764061234567.jpg", ""],
    ["微信图片_20261123094112.png", ""],
    ["3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpeg", ""],
  ])("are called as a person called them: %s", (fileName, name) => {
    expect(givenName(fileName)).toBe(name);
  });
});

describe("any text", () => {
  const unit = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "]]>",
      "<w:t>",
      "&amp;",
      "\u0000",
      "\ud800",
      "\ufffe",
      "\u000b",
      "\r\n",
      "{x}",
      "{page}",
      "\u202e",
      "𠮷",
      "🀀",
    ),
  );
  const anyText = fc.array(unit, { maxLength: 4 }).map((all) => all.join(""));

  it("leaves every part well-formed, wherever a text can be", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const figures = [{ indicator: text, value: text, unit: text, asOf: text, definition: text, source: text }];
        const entries = [{ text, form: "verbatim" as const, speakerCategory: text }];
        const dimensions = [minutesDimension({ key: "status", label: text, entries, figures })];
        const everywhere = {
          project: text,
          site: text,
          visitedOn: text,
          startedAt: text,
          endedAt: text,
          place: text,
          recorder: text,
          members: [text, text],
        };
        const file = await write({ ...everywhere, audiences: [{ category: text, headCount: 3 }], dimensions });
        for (const [path, xml] of docxParts(file)) expect(xmlFault(xml), path).toBeNull();
      }),
      { numRuns: often(100) },
    );
  });

  it.each([
    ["rare Han of Extensions B to H", "𠀀𪜀𫝀𫠠𬺰𮯠𰀀𱍐。"],
    ["markup", `<b>&amp;</b> ]]> "x" {default-bullet-numbering-0}。`],
    ["a tab", "甲\t乙。"],
  ])("is read back unchanged: %s", async (_, text) => {
    expect(entriesOf(await write({ dimensions: status([text]) }))).toEqual([`1. ${text}`]);
  });

  it("loses only what XML forbids, and begins a paragraph at each line", async () => {
    expect(entriesOf(await write({ dimensions: status(["甲\u0000乙。\r\n　　丙\ud800。"]) }))).toEqual([
      "1. 甲乙。",
      "丙。",
    ]);
  });

  it("is whole in a visit of the largest size: 500 entries of 5,000 characters", async () => {
    const texts = Array.from({ length: 500 }, (_, place) => `${place}`.padEnd(5000, "记"));
    expect(entriesOf(await write({ dimensions: status(texts) }))).toEqual(
      texts.map((text, place) => `${place + 1}. ${text}`),
    );
  });
});
