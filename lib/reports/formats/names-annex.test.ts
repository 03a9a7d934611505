import { describe, expect, it } from "vitest";
import { namedSupport } from "@/lib/reports/compose";
import type { ReportModel, ReportPoint } from "@/lib/reports/model";
import { compareReturned } from "@/lib/reports/returned/match";
import { sentReport } from "@/lib/reports/returned/units";
import { readMarkedFile } from "@/lib/imports/read-file";
import { part } from "@/lib/testing/docx-reader";
import { plainPoint, plainReport, textsOf, write } from "@/lib/testing/plain-report";
import { sampleLabels } from "@/lib/testing/report-sample";
import type { SupportNames } from "@/lib/vocabulary";
import { writeReportDocx } from "./docx";

const siteNames = ["青石镇", "柳湾镇", "云溪乡", "白塔镇"];
const counted = (lead: string, names: SupportNames): ReportPoint => ({
  ...plainPoint(lead, `${lead || "无题"}事。`),
  support: namedSupport({ sites: 4, ofSites: 12, siteNames }, names),
});
const report = (model: Partial<ReportModel> = {}) =>
  plainReport(
    { layout: "paragraphs", points: [counted("甲", "annex"), counted("乙", "none"), counted("", "annex")] },
    model,
  );
const rows = async (model: ReportModel) =>
  textsOf(await write(model, false), "EvidenceCell").reduce<string[][]>(
    (all, text, place) => (place % 3 === 0 ? [...all, [text]] : [...all.slice(0, -1), [...(all.at(-1) ?? []), text]]),
    [],
  );

describe("the names behind a number", () => {
  it("are in one annex of the file for every point that wants it, and the sentence says where", async () => {
    const written = await write(report(), false);
    expect(textsOf(written, "ReportBody")).toEqual([
      "一是甲。甲事。走访的12个镇街园区中4个反映（名单见附件）。",
      "二是乙。乙事。走访的12个镇街园区中4个反映。",
      "三是无题事。走访的12个镇街园区中4个反映（名单见附件）。",
    ]);
    expect(textsOf(written, "AnnexMark")).toEqual(["附件"]);
    expect(textsOf(written, "AnnexTitle")).toEqual(["镇街园区名单"]);
    expect(textsOf(written, "EvidenceHead")).toEqual(["编号", "主题", "镇街园区"]);
    expect(await rows(report())).toEqual([
      ["1", "甲", siteNames.join("、")],
      ["2", "无题事。", siteNames.join("、")],
    ]);
  });

  it("are in an annex that is numbered behind those of the author, as the sentence and 附件说明 say", async () => {
    const written = await write(report({ annexes: ["问题清单"] }), false);
    expect(textsOf(written, "ReportBody")[0]).toContain("（名单见附件2）");
    expect(textsOf(written, "AnnexMark")).toEqual(["附件2"]);
    expect(textsOf(written, "AnnexReference").at(-1)).toBe("2.\t镇街园区名单");
  });

  it("need no annex if no point wants one", async () => {
    const written = await write(plainReport({ points: [counted("甲", "all"), counted("乙", "first")] }), false);
    expect(textsOf(written, "AnnexMark")).toEqual([]);
    expect(textsOf(written, "ReportBody")[0]).toContain("（青石镇、柳湾镇、云溪乡等）");
  });

  it("are a table whose head is repeated and whose rows are not divided", async () => {
    const xml = part(
      await writeReportDocx(report(), { evidenceIndex: false, labels: sampleLabels }),
      "word/document.xml",
    );
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(3);
  });

  it.each([[[]], [["问题清单"]]])("read back are nothing that was changed (annexes %s)", async (annexes) => {
    const model = report({ annexes });
    const paper = readMarkedFile(
      "报告.docx",
      await writeReportDocx(model, { evidenceIndex: false, labels: sampleLabels }),
    );
    const sent = sentReport({ model, draft: null, paper, labels: sampleLabels });
    expect(sent.units.map(({ stretches }) => stretches.filter(({ role }) => role === "support").length)).toContain(1);
    expect(compareReturned(sent, paper)).toMatchObject({ changes: [], waiting: [], order: null });
  });
});
