import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readMarkedFile } from "@/lib/imports/read-file";
import type { ReportModel } from "@/lib/reports/model";
import { part, readParagraphs, xmlFault } from "@/lib/testing/docx-reader";
import { seeded } from "@/lib/testing/findings-world";
import { plainPoint as point, plainReport as reportOf } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { returnedReport } from "@/lib/testing/returned/judge";
import { writeReportDocx } from "./docx";
import { writeRedline } from "./redline";

const by = { author: "调研组", date: "2026-11-03T08:00:00.000Z" };
const file = (model: ReportModel) => writeReportDocx(model, { evidenceIndex: false, labels: sampleLabels });
const redline = async (before: ReportModel, after: ReportModel) =>
  writeRedline(await file(before), await file(after), by);

/**
 * Paragraphs as Word shows them after all changes were accepted or rejected: by patterns, without any reader of ours.
 */
function settled(bytes: Uint8Array, how: "accept" | "reject"): string[] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  const [gone, kept] = how === "accept" ? ["del", "ins"] : ["ins", "del"];
  const lines: string[] = [];
  let carried = "";
  for (const [paragraph] of xml.matchAll(/<w:p>.*?<\/w:p>/gs)) {
    const markGone = new RegExp(`<w:pPr>(?:(?!</w:pPr>).)*<w:${gone} [^>]*/>`, "s").test(paragraph);
    const text = paragraph
      .replace(/<w:pPr>.*?<\/w:pPr>/gs, "")
      .replace(new RegExp(`<w:${gone} [^>]*>.*?</w:${gone}>`, "gs"), "")
      .replaceAll(new RegExp(`</?w:${kept}[ >][^>]*>?`, "g"), "")
      .replace(/<w:br\/>/g, "\n")
      .replace(/<w:tab\/>/g, "\t")
      .replace(/<[^>]+>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    if (markGone) carried += text;
    else {
      lines.push(carried + text);
      carried = "";
    }
  }
  return [...lines, carried].filter((line) => line !== "");
}
const texts = async (model: ReportModel) =>
  readParagraphs(await file(model))
    .map(({ text }) => text)
    .filter((text) => text !== "");

async function expectBoth(before: ReportModel, after: ReportModel) {
  const bytes = await redline(before, after);
  expect(xmlFault(part(bytes, "word/document.xml"))).toBeNull();
  expect(settled(bytes, "accept")).toEqual(await texts(after));
  expect(settled(bytes, "reject")).toEqual(await texts(before));
  return bytes;
}

describe("a 花脸稿", () => {
  it("is the newer text when accepted and the older one when rejected: words, points, sections, layouts", async () => {
    const [first, second, third] = sampleReport.sections;
    if (!first || !second || !third) throw new Error("no sections");
    const points = second.points.map((one, place) => (place === 1 ? { ...one, text: `${one.text}另有12处。` } : one));
    const after: ReportModel = {
      ...sampleReport,
      title: "关于全市议事协商工作情况的\n调研报告",
      stage: "final",
      preface: [...sampleReport.preface.slice(0, 1), "新的一段。"],
      sections: [
        third,
        { ...second, points: [...points.slice(2), ...points.slice(0, 2)] },
        { ...first, layout: "paragraphs" },
      ],
      closing: [],
    };
    await expectBoth(sampleReport, after);
    await expectBoth(after, sampleReport);
  });

  it("marks what differs word by word, with who and when, and nothing else", async () => {
    const model = (text: string) => reportOf({ points: [point("甲", text)] });
    const bytes = await expectBoth(model("全市有议事厅12处。"), model("全市有议事厅15处。"));
    const xml = part(bytes, "word/document.xml");
    expect(xml).toContain('<w:del w:id="1" w:author="调研组" w:date="2026-11-03T08:00:00Z">');
    expect(xml.match(/<w:delText[^>]*>([^<]*)/)?.[1]).toBe("12");
    expect(xml.match(/<w:ins [^>]*>.*?<w:t[^>]*>([^<]*)/)?.[1]).toBe("15");
    expect(xml.match(/<w:(?:ins|del) /g)).toHaveLength(2);
    // The reader of returned files sees the same.
    const read = readMarkedFile("花脸稿.docx", bytes).paragraphs.flatMap(({ marks }) => marks);
    expect(read).toMatchObject([
      { kind: "deleted", author: "调研组", text: "12" },
      { kind: "inserted", author: "调研组" },
    ]);
  });

  it("has no change if nothing differs, and is the same each time", async () => {
    const bytes = await expectBoth(sampleReport, sampleReport);
    expect(part(bytes, "word/document.xml")).not.toMatch(/<w:(?:ins|del) /);
    expect(await redline(sampleReport, sampleReport)).toEqual(bytes);
  });

  it("holds for texts that were shortened, doubled and shuffled at random", async () => {
    const random = seeded(42);
    const { sample } = await returnedReport(1);
    const shaken = (model: ReportModel): ReportModel => ({
      ...model,
      preface: model.preface.filter(() => random() < 0.8),
      sections: model.sections
        .toSorted(() => random() - 0.5)
        .map((section) => ({
          ...section,
          points: section.points
            .toSorted(() => random() - 0.5)
            .filter(() => random() < 0.8)
            .map((one) => ({
              ...one,
              text: random() < 0.5 ? one.text.slice(Math.floor(random() * 40)) : one.text + one.text,
            })),
        })),
    });
    for (let round = 0; round < 15; round += 1) await expectBoth(shaken(sample.model), shaken(sample.model));
  });
});
