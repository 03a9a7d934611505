import { describe, expect, it } from "vitest";
import { part, readParagraphs } from "@/lib/testing/docx-reader";
import { plainPoint as point, plainReport as reportOf } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import type { ReportModel } from "@/lib/reports/model";
import { writeReportDocx } from "./docx";
import { pieceNames, pieceOfBookmark } from "./piece-names";

const file = (model: ReportModel) => writeReportDocx(model, { evidenceIndex: true, labels: sampleLabels });

/** By name: the texts between the two marks, tags taken out. */
async function bookmarksOf(model: ReportModel) {
  const xml = part(await file(model), "word/document.xml");
  const found = [...xml.matchAll(/<w:bookmarkStart ([^>]*)\/>/g)].map(([whole, attributes = ""]) => {
    const [id, name] = ["id", "name"].map((key) => new RegExp(`w:${key}="([^"]*)"`).exec(attributes)?.[1] ?? "");
    const start = xml.indexOf(whole);
    const end = xml.indexOf(`<w:bookmarkEnd w:id="${id}"/>`, start);
    return { id, name: name ?? "", text: xml.slice(start, end).replace(/<[^>]+>/g, ""), end };
  });
  return found.filter(({ name }) => name.startsWith("_zf"));
}

describe("the hidden bookmarks", () => {
  it("are around the title, each paragraph of the front, each heading, lead and point", async () => {
    const model = reportOf(
      { lead: "总的看。", points: [point("甲", "甲事。"), point("乙", "乙事。")] },
      { title: "题\n目", preface: ["前一。", "前二。"], closing: ["完。"] },
    );
    const found = await bookmarksOf(model);
    expect(found.map(({ name, text }) => [name, text])).toEqual([
      [pieceNames.title, "题目"],
      [pieceNames.preface(1), "前一。"],
      [pieceNames.preface(2), "前二。"],
      [pieceNames.heading("s"), "一、情况"],
      [pieceNames.sectionLead("s"), "总的看。"],
      // A run-in section is one paragraph with a bookmark for each of its points.
      [pieceNames.point("甲"), "一是甲。甲事。"],
      [pieceNames.point("乙"), "二是乙。乙事。"],
      [pieceNames.closing(1), "完。"],
    ]);
  });

  it("are in each paragraph of a point that has several", async () => {
    const model = reportOf({ layout: "sub_headings", points: [point("甲", "一句。\n二句。")] });
    const name = pieceNames.point("甲");
    const found = (await bookmarksOf(model)).filter((one) => one.name.startsWith(name));
    expect(found.map(({ name: given, text }) => [given, text])).toEqual([
      [name, "（一）甲"],
      [`${name}_2`, "一句。"],
      [`${name}_3`, "二句。"],
    ]);
    expect(found.map((one) => pieceOfBookmark(one.name))).toEqual([name, name, name]);
  });

  it("have names that Word hides and accepts, each once, with numbers of their own, closed in their paragraph", async () => {
    const base = sampleReport.sections[0];
    if (!base) throw new Error("no section");
    // The same ids twice: even then no name is there twice.
    const found = await bookmarksOf({ ...sampleReport, sections: [...sampleReport.sections, base] });
    for (const { name, end } of found) {
      expect(name).toMatch(/^_\w{1,39}$/);
      expect(end).toBeGreaterThan(0);
    }
    expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    for (const { xml } of readParagraphs(await file(sampleReport)))
      expect(xml.split("<w:bookmarkStart").length).toBe(xml.split("<w:bookmarkEnd").length);
  });

  it("are the same each time the same report is written", async () => {
    expect(await file(sampleReport)).toEqual(await file(sampleReport));
  });

  it("have the id of their part in their name", () => {
    const id = "0192f0c4-7b1d-7000-8000-0123456789ab";
    expect(pieceNames.point(id)).toBe("_zfP0192f0c47b1d700080000123456789ab");
  });
});
