import { expect, it } from "vitest";
import type { ReportPoint } from "@/lib/reports/model";
import { part } from "@/lib/testing/docx-reader";
import { plainPoint, plainReport, textsOf, write } from "@/lib/testing/plain-report";
import { sampleLabels } from "@/lib/testing/report-sample";
import type { PointLevel, SectionLayout } from "@/lib/vocabulary";
import { writeReportDocx } from "./docx";

const at = (level: PointLevel, lead: string): ReportPoint => ({ ...plainPoint(lead, `${lead || "无题"}事。`), level });
const points = [at(0, "甲"), at(1, "乙"), at(1, "丙"), at(2, "丁"), at(2, ""), at(0, "戊")];
const report = (layout: SectionLayout) => plainReport({ layout, points });

it("points inside others run on in one paragraph: 一是, 一要, （1）", async () => {
  expect(textsOf(await write(report("run_in")), "ReportBody")).toEqual([
    "一是甲。甲事。一要乙。乙事。二要丙。丙事。（1）丁。丁事。（2）无题事。二是戊。戊事。",
  ]);
});

it("where each point has a paragraph, those inside it run on there", async () => {
  expect(textsOf(await write(report("paragraphs")), "ReportBody")).toEqual([
    "一是甲。甲事。一要乙。乙事。二要丙。丙事。（1）丁。丁事。（2）无题事。",
    "二是戊。戊事。",
  ]);
});

it("under headings they are 1. and （1）, headings of their own level; without a lead the number is at the text", async () => {
  const written = await write(report("sub_headings"));
  expect(textsOf(written, "Heading2")).toEqual(["（一）甲", "（二）戊"]);
  expect(textsOf(written, "Heading3")).toEqual(["1.乙", "2.丙"]);
  expect(textsOf(written, "Heading4")).toEqual(["（1）丁"]);
  expect(textsOf(written, "ReportBody")).toEqual(["甲事。", "乙事。", "丙事。", "丁事。", "（2）无题事。", "戊事。"]);
  const file = await writeReportDocx(report("sub_headings"), { evidenceIndex: false, labels: sampleLabels });
  const styles = part(file, "word/styles.xml");
  for (const [style, level] of [
    ["Heading2", 1],
    ["Heading3", 2],
    ["Heading4", 3],
  ])
    expect(new RegExp(`w:styleId="${style}".*?</w:style>`).exec(styles)?.[0]).toContain(
      `<w:outlineLvl w:val="${level}"/>`,
    );
});
