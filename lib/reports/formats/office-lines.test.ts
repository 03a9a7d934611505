import { describe, expect, it } from "vitest";
import { part } from "@/lib/testing/docx-reader";
import { plainPoint, plainReport, textsOf, write } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import type { ReportModel } from "@/lib/reports/model";
import { writeReportDocx } from "./docx";
import { addresseeLine, copyToLine, numberedAnnexes } from "./office-lines";

describe("what is typed", () => {
  it.each([
    ["市委、市政府", "市委、市政府："],
    ["市委、市政府：", "市委、市政府："],
    ["各镇街：：，", "各镇街："],
    [" ", ""],
  ])("as addressee %j is printed %j", (typed, printed) => expect(addresseeLine(typed)).toBe(printed));

  it.each([
    ["抄送：市人大办公室，市政协办公室。", "市人大办公室，市政协办公室。"],
    ["市人大办公室", "市人大办公室。"],
    ["", ""],
  ])("for copies %j is printed %j", (typed, printed) => expect(copyToLine(typed)).toBe(printed));

  it("as names of annexes loses its own numbers and closing marks, and is numbered from two on", () => {
    expect(numberedAnnexes(["附件：1.问题清单。", "2、3年数据汇总表；", "", "2026年走访安排"])).toEqual([
      { number: "1.", name: "问题清单" },
      { number: "2.", name: "3年数据汇总表" },
      { number: "3.", name: "2026年走访安排" },
    ]);
    expect(numberedAnnexes(["附件：问题清单"])).toEqual([{ number: "", name: "问题清单" }]);
  });
});

describe("in the Word file", () => {
  const cited = { ...plainPoint("甲", "甲事。"), evidence: sampleReport.sections[0]?.points[0]?.evidence ?? [] };
  const model = (more: Partial<ReportModel>) => plainReport({ points: [cited] }, more);

  it("the addressee is one line below the title, at the left edge", async () => {
    const written = await write(model({ addressee: "市委、市政府", preface: ["前言。"] }));
    expect(written.slice(0, 3).map(({ style, text }) => [style, text])).toEqual([
      ["Title", "标题"],
      ["Addressee", "市委、市政府："],
      ["ReportBody", "前言。"],
    ]);
    const file = await writeReportDocx(model({ addressee: "市委" }), { evidenceIndex: true, labels: sampleLabels });
    const style = /w:styleId="Addressee">.*?<\/w:style>/.exec(part(file, "word/styles.xml"))?.[0] ?? "";
    expect(style).not.toContain("w:ind");
    expect(style).toContain('<w:jc w:val="left"/>');
  });

  it("annexes are numbered, those in the file after the author's, and run over below their own name", async () => {
    const written = await write(model({ annexes: ["问题清单", "数据汇总表"] }));
    const references = written.filter(({ style }) => style === "AnnexReference");
    expect(references.map(({ text }) => text)).toEqual(["附件：1.\t问题清单", "2.\t数据汇总表", "3.\t佐证索引"]);
    const indents = references.map(({ xml }) => {
      const [, left = "", hanging = ""] = /<w:ind w:left="(\d+)" w:hanging="(\d+)"\/>/.exec(xml) ?? [];
      return { left: Number(left), begins: Number(left) - Number(hanging) };
    });
    // 左空二字; 附件： is three characters wide.
    expect(indents.map(({ begins }) => begins)).toEqual([640, 640 + 3 * 315, 640 + 3 * 315]);
    expect(new Set(indents.map(({ left }) => left)).size).toBe(1);
    expect(references.map(({ xml }) => xml.includes('w:before="579"'))).toEqual([true, false, false]);
    expect(textsOf(written, "AnnexMark")).toEqual(["附件3"]);
  });

  it("the only annex has no number", async () => {
    const written = await write(model({}));
    expect(textsOf(written, "AnnexReference")).toEqual(["附件：佐证索引"]);
    expect(textsOf(written, "AnnexMark")).toEqual(["附件"]);
    expect(textsOf(await write(model({ annexes: ["问题清单"] }), false), "AnnexReference")).toEqual(["附件：问题清单"]);
  });

  it("版记 is last of all, at the foot of its page, as wide as the type area: 抄送, below it who printed it and when", async () => {
    const end = { copyTo: "市人大办公室", printedBy: "市委办公室", printedOn: "2026-11-04" };
    const file = await writeReportDocx(model(end), { evidenceIndex: true, labels: sampleLabels });
    const xml = part(file, "word/document.xml");
    const note = xml.slice(xml.lastIndexOf("<w:tbl>"));
    expect(note.replace(/<w:tab\/>/gu, "\t").replace(/<[^>]+>/gu, "")).toBe(
      "抄送：市人大办公室。市委办公室\t2026年11月4日印发",
    );
    expect(note).toMatch(/<w:tblpPr[^>]*w:vertAnchor="margin"/u);
    expect(note).toMatch(/<w:tblpPr[^>]*w:tblpYSpec="bottom"/u);
    expect(note).toContain('<w:tblW w:type="dxa" w:w="8845"/>');
    // In eighths of a point: 0.35 mm outside, 0.25 mm between.
    const line = (side: string) => new RegExp(`<w:${side} w:val="single"[^>]*w:sz="(\\d)"`, "u").exec(note)?.[1];
    expect([line("top"), line("insideH"), line("bottom")]).toEqual(["8", "6", "8"]);
    // Of 4号: one character, and three for 抄送：.
    expect(note).toContain('<w:ind w:left="1120" w:right="280" w:hanging="840"/>');
    expect(note).toContain('<w:tab w:val="right" w:pos="8565"/>');
  });

  it("版记 is on no page alone: 数据说明 before it goes with it, and is free where there is none", async () => {
    const notes = { data: "数据说明：按镇街园区计。", annex: null };
    const kept = async (end: Partial<ReportModel>) => {
      const file = await writeReportDocx(model(end), { evidenceIndex: false, labels: sampleLabels, notes });
      const after = part(file, "word/document.xml").split('w:val="DataNote"')[1] ?? "";
      const [own, ...behind] = (after.split("<w:tbl>")[0] ?? "").split("<w:p>");
      return [own, ...behind].map((paragraph) => paragraph?.includes("<w:keepNext/>"));
    };
    expect(await kept({ copyTo: "市人大办公室" })).toEqual([true, true]);
    expect(await kept({})).toEqual([false]);
  });

  it("版记 has only the lines that are given, and there is none without any", async () => {
    const rows = async (end: Partial<ReportModel>) => {
      const file = await writeReportDocx(model(end), { evidenceIndex: false, labels: sampleLabels });
      return (part(file, "word/document.xml").match(/<w:tr>/gu) ?? []).length;
    };
    expect(await rows({ copyTo: "市人大办公室" })).toBe(1);
    expect(await rows({ printedBy: "市委办公室" })).toBe(1);
    expect(await rows({ printedOn: "2026-11-04" })).toBe(1);
    expect(await rows({})).toBe(0);
  });
});
