import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { annexedReport, samplePictures } from "@/lib/testing/annex-sample";
import { part, readParagraphs } from "@/lib/testing/docx-reader";
import { officeFaults } from "@/lib/testing/office-validator";
import { sampleLabels } from "@/lib/testing/report-sample";
import type { ReportModel } from "@/lib/reports/model";
import { writeReportDocx } from "./docx";

const write = (model: ReportModel, pictures = samplePictures) =>
  writeReportDocx(model, { evidenceIndex: true, labels: sampleLabels, pictures });
const file = await write(annexedReport);
const of = (style: string, bytes = file) =>
  readParagraphs(bytes)
    .filter((each) => each.style === style)
    .map(({ text }) => text);

it("the body lists every annex in the order of its pages, then those that are only named, then the file's own", () => {
  expect(of("AnnexReference")).toEqual([
    "附件：1.\t东渡街道督查清单制度介绍",
    "2.\t调研点名单",
    "3.\t主要数据表",
    "4.\t调研照片",
    "5.\t全市议事点分布图",
    "6.\t佐证索引",
  ]);
});

it("each annex begins a page under its number and its title, and one that is only named has none", () => {
  expect(of("AnnexMark")).toEqual(["附件1", "附件2", "附件3", "附件4", "附件6"]);
  expect(of("AnnexTitle")).toEqual(["东渡街道督查清单制度介绍", "调研点名单", "主要数据表", "调研照片", "佐证索引"]);
});

it("the only annex has no number, in the body and on its page", async () => {
  const only = { ...annexedReport, annexes: [], annexPages: annexedReport.annexPages?.slice(1, 2) };
  const bytes = await writeReportDocx(only, { evidenceIndex: false, labels: sampleLabels });
  expect(of("AnnexReference", bytes)).toEqual(["附件：调研点名单"]);
  expect(of("AnnexMark", bytes)).toEqual(["附件"]);
});

it("tables and photos are numbered in their annex, a photo with its site and day", () => {
  expect(of("TableCaption")).toEqual(["表1　走访的镇街园区（共4个）", "表2　报告引用的数据（共2项）"]);
  expect(of("FigureCaption")).toEqual([
    "图1　村民议事厅正在讨论沟渠清淤（青石镇，2026年9月3日）",
    "图2　柳湾镇，2026年9月4日",
  ]);
});

it("the list has its sites by county, and the table says how many sites a total is from", () => {
  const cells = of("EvidenceCell");
  expect(cells.slice(0, 4)).toEqual(["1", "云岭县", "青石镇", "镇"]);
  expect(cells).toEqual(expect.arrayContaining(["214个", "约1.2万人", "2025至2026-09", "2个镇街园区（缺6个）"]));
});

it("a list without counties has no column for them", async () => {
  const [, list] = annexedReport.annexPages ?? [];
  const bare = {
    ...annexedReport,
    annexPages: list ? [{ ...list, sites: list.sites?.map((site) => ({ ...site, county: "" })) }] : [],
  };
  expect(of("EvidenceHead", await write(bare)).slice(0, 3)).toEqual(["序号", "镇街园区", "类别"]);
});

it("the photos are in the file as they were given, two on a page below the annex's title, or as wide as the text", () => {
  const parts = Object.entries(unzipSync(file)).filter(([path]) => path.startsWith("word/media/"));
  const given = [...samplePictures.values()].map(({ bytes }) => Buffer.from(bytes).toString("hex"));
  expect(parts.map(([, bytes]) => Buffer.from(bytes).toString("hex")).sort()).toEqual(given.sort());
  const sizes = [...part(file, "word/document.xml").matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)];
  const millimetres = sizes.map(([, x, y]) => [Number(x) / 36_000, Number(y) / 36_000]);
  for (const [width = 0, height = 0] of millimetres) {
    expect(width).toBeLessThanOrEqual(156);
    // 附件, an empty line, the title, another one, and two captions of one line.
    expect(2 * height + 6 * ((579 * 25.4) / 1440)).toBeLessThan(225);
  }
  // 4:3 and 9:16.
  expect(millimetres.map(([width = 0, height = 1]) => (width / height).toFixed(2))).toEqual(["1.33", "0.56"]);
});

it("a photo whose file is missing is said to be missing, and keeps its number", async () => {
  const bytes = await write(annexedReport, new Map());
  expect(of("Figure", bytes)).toEqual(["（照片文件缺失）", "（照片文件缺失）"]);
  expect(of("FigureCaption", bytes)).toHaveLength(2);
});

it("the file is valid, and the same again", async () => {
  expect(await officeFaults(file)).toEqual([]);
  expect(Buffer.from(await write(annexedReport)).equals(Buffer.from(file))).toBe(true);
});
