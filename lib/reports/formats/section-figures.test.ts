import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { docxParts, part, readParagraphs, xmlFault } from "@/lib/testing/docx-reader";
import { officeFaults } from "@/lib/testing/office-validator";
import { plainPoint, plainReport } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { hostileText } from "@/lib/testing/word/hostile-texts";
import type { ReportModel } from "@/lib/reports/model";
import { writeReportDocx } from "./docx";

const write = (model: ReportModel, charts = true) =>
  writeReportDocx(model, { evidenceIndex: true, charts, labels: sampleLabels });
const charts = (file: Uint8Array) =>
  [...docxParts(file).keys()].filter((path) => /^word\/charts\/chart\d+\.xml$/.test(path));
const point = (lead: string, sites: number) => ({
  ...plainPoint(lead, "事。"),
  support: { sites, ofSites: 12, siteNames: [] },
});

let file: Uint8Array;
beforeAll(async () => {
  file = await write(sampleReport);
});

describe("the charts of a report", () => {
  it("are valid parts of Word's own, and the same each time", async () => {
    expect(await officeFaults(file)).toEqual([]);
    expect(Buffer.from(await write(sampleReport)).equals(Buffer.from(file))).toBe(true);
  });

  it("are behind each section in which two points say how many sites are behind them, with a caption", () => {
    expect(charts(file)).toEqual(["word/charts/chart1.xml", "word/charts/chart2.xml"]);
    const captions = readParagraphs(file).filter(({ style }) => style === "FigureCaption");
    expect(captions.map(({ text }) => text)).toEqual([
      "图1　主要做法和成效：走访的8个镇街园区中谈到的个数",
      "图2　存在的突出问题：走访的8个镇街园区中谈到的个数",
    ]);
  });

  it("have the counts of the points, in their order, in the chart, in its workbook and in what is read aloud", async () => {
    const written = await write(plainReport({ points: [point("甲", 8), point("乙", 3), plainPoint("丙", "事。")] }));
    const xml = part(written, "word/charts/chart1.xml");
    const cached = (kind: string) =>
      [...(new RegExp(`<c:${kind}>.*?</c:${kind}>`, "s").exec(xml)?.[0] ?? "").matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(
        ([, text]) => text,
      );
    expect([cached("cat"), cached("val")]).toEqual([
      ["甲", "乙"],
      ["8", "3"],
    ]);
    expect(xml).toContain('<c:max val="12"/>');
    expect(part(written, "word/document.xml")).toMatch(/<wp:docPr [^>]*descr="[^"]*甲8；乙3。"/);
    const workbook = Object.entries(unzipSync(written)).find(([path]) => path.endsWith(".xlsx"))?.[1];
    expect(await officeFaults(workbook ?? new Uint8Array(), ".xlsx")).toEqual([]);
  });

  it("are absent if they are not asked for, and where nothing is compared", async () => {
    expect(charts(await write(sampleReport, false))).toEqual([]);
    expect(charts(await write(plainReport({ points: [point("甲", 8), point("乙", 0)] })))).toEqual([]);
  });

  it("are valid with hostile names of points and sections", async () => {
    const points = Array.from({ length: 20 }, (_, seed) => point(`甲${hostileText(seed)}`, 1 + (seed % 12)));
    const written = await write(plainReport({ heading: hostileText(3), points }));
    expect(await officeFaults(written)).toEqual([]);
    for (const path of charts(written)) expect(xmlFault(part(written, path))).toBeNull();
  });
});
