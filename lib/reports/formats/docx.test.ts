import { describe, expect, it } from "vitest";
import { part, readParagraphs } from "@/lib/testing/docx-reader";
import { plainPoint as point, plainReport as reportOf, textsOf, write } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { writeReportDocx } from "./docx";

describe("a section of points", () => {
  it("is one paragraph, however long, if its layout is that: 一是, the bold lead, 。, the elaboration", async () => {
    const [body, ...rest] = (
      await write(reportOf({ lead: "总的看有进展。", points: [point("甲", "甲事。"), point("乙", "乙事。")] }))
    ).filter(({ style }) => style === "ReportBody");
    expect(rest).toEqual([]);
    expect(body?.text).toBe("总的看有进展。一是甲。甲事。二是乙。乙事。");
    const bold = body?.xml.match(/<w:r>(?:(?!<\/w:r>).)*<w:b\/>.*?<\/w:r>/g) ?? [];
    expect(bold.join("").replace(/<[^>]+>/g, "")).toBe("一是甲。二是乙。");
    const long = reportOf({ points: [point("甲", `${"字".repeat(3_000)}。`), point("乙", "乙事。")] });
    expect(textsOf(await write(long), "ReportBody")).toHaveLength(1);
  });

  it("has a paragraph for each point, however short, if its layout is that", async () => {
    const written = await write(
      reportOf({ layout: "paragraphs", lead: "总的看。", points: [point("甲", "甲事。"), point("乙", "乙事。")] }),
    );
    expect(textsOf(written, "ReportBody")).toEqual(["总的看。", "一是甲。甲事。", "二是乙。乙事。"]);
  });

  it("does not number a single point", async () => {
    expect(textsOf(await write(reportOf({ points: [point("甲", "甲事。")] })), "ReportBody")).toEqual(["甲。甲事。"]);
  });

  it("ends an elaboration with a full stop before the next point begins", async () => {
    const points = [point("甲", "甲事"), point("乙", "他说：“好。”")];
    expect(textsOf(await write(reportOf({ points })), "ReportBody")).toEqual(["一是甲。甲事。二是乙。他说：“好。”"]);
  });

  it("has （一）（二） if its layout is sub-headings", async () => {
    const written = await write(
      reportOf({ layout: "sub_headings", points: [point("甲", "甲事。"), point("乙", "乙事。")] }),
    );
    expect(textsOf(written, "Heading2")).toEqual(["（一）甲", "（二）乙"]);
    expect(textsOf(written, "ReportBody")).toEqual(["甲事。", "乙事。"]);
  });

  it("is numbered beyond ten", async () => {
    const base = reportOf({});
    const sections = Array.from({ length: 12 }, () => base.sections[0]).filter((section) => section !== undefined);
    expect(textsOf(await write({ ...base, sections }), "Heading1").slice(8)).toEqual([
      "九、情况",
      "十、情况",
      "十一、情况",
      "十二、情况",
    ]);
  });

  it("shows its support only if the point claims one", async () => {
    const counted = { ...point("甲", "甲事。"), support: { sites: 8, ofSites: 12, siteNames: ["青石镇"] } };
    const [text] = textsOf(await write(reportOf({ points: [counted, point("乙", "乙事。")] })), "ReportBody");
    expect(text).toBe("一是甲。甲事。走访的12个镇街园区中8个反映（青石镇等）。二是乙。乙事。");
  });
});

describe("the 佐证索引", () => {
  it("numbers every entry once, in the order of its first citation, in a table", async () => {
    const written = await write(sampleReport);
    const cells = textsOf(written, "EvidenceCell");
    const entries = new Set(
      sampleReport.sections.flatMap(({ points }) =>
        points.flatMap(({ evidence }) => evidence.map(({ entryId }) => entryId)),
      ),
    );
    expect(textsOf(written, "EvidenceHead")).toEqual(["编号", "镇街", "日期", "维度", "原文"]);
    const numbers = cells.filter((_, place) => place % 5 === 0);
    expect(numbers).toEqual([...entries].map((_, index) => String(index + 1)));
    expect(cells.slice(0, 5)).toEqual([
      "1",
      "青石镇",
      "2026.9.3",
      "现状",
      "全镇21个村（社区）都有议事厅，今年又在集镇的三个小区设了议事点。",
    ]);
  });

  it("repeats its head on each page and breaks no row", async () => {
    const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
    const rows = part(file, "word/document.xml").match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => row.includes("<w:tblHeader/>"))).toEqual([rows[0]]);
    for (const row of rows) expect(row).toContain("<w:cantSplit/>");
  });

  it("uses an entry's number again if it is cited again, joins numbers that follow, and sets marks high", async () => {
    const bodies = (await write(sampleReport)).filter(({ style }) => style === "ReportBody");
    const body = bodies.map(({ text }) => text).join("");
    const numbers = [...body.matchAll(/〔([^〕]+)〕/g)].map(([, mark = ""]) => mark);
    expect(numbers.filter((mark) => /(^|[,-])7($|[,-])/.test(mark))).toHaveLength(2);
    expect(body).toContain("〔7,18,19〕");
    expect(numbers.some((mark) => mark.includes("-"))).toBe(true);
    const marks = bodies.flatMap(({ xml }) => xml.match(/<w:r>(?:(?!<\/w:r>).)*〔[^〕]+〕.*?<\/w:r>/g) ?? []);
    expect(marks).toHaveLength(numbers.length);
    for (const mark of marks) expect(mark).toContain('<w:vertAlign w:val="superscript"/>');
  });

  it("is on a new page under 附件, and is announced one line below the body", async () => {
    const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
    const order = readParagraphs(file).map(({ style }) => style);
    expect(order.slice(order.indexOf("AnnexReference"), order.indexOf("EvidenceHead"))).toEqual([
      "AnnexReference",
      "Issuer",
      "IssueDate",
      "AnnexMark",
      "AnnexTitle",
    ]);
    const written = readParagraphs(file);
    expect(textsOf(written, "AnnexReference")).toEqual(["附件：佐证索引"]);
    const styles = part(file, "word/styles.xml");
    expect(/styleId="AnnexMark">.*?<\/w:style>/.exec(styles)?.[0]).toContain("<w:pageBreakBefore/>");
    expect(written.find(({ style }) => style === "AnnexReference")?.xml).toContain('w:before="579"');
  });

  it("is absent from a clean copy, with its marks and its announcement; the rest of the text is the same", async () => {
    const clean = await write(sampleReport, false);
    const marked = await write(sampleReport, true);
    expect(clean.map(({ text }) => text).join("")).not.toMatch(/[〔〕]|附件|佐证索引/);
    expect(textsOf(clean, "ReportBody")).toEqual(
      textsOf(marked, "ReportBody").map((text) => text.replace(/〔[^〕]+〕/g, "")),
    );
  });

  it("is omitted if nothing is cited", async () => {
    const styles = (await write(reportOf({ points: [point("甲", "甲事。")] }))).map(({ style }) => style);
    expect(styles).not.toContain("AnnexReference");
    expect(styles).not.toContain("AnnexMark");
  });
});

describe("title, stage and signature", () => {
  it("announce the stage of a draft and nothing of a final report", async () => {
    expect(textsOf(await write(sampleReport), "ReportStage")).toEqual(["（征求意见稿）"]);
    expect(textsOf(await write({ ...sampleReport, stage: "final" }), "ReportStage")).toEqual([]);
  });

  it("keep the author's line break in the title, within one paragraph", async () => {
    expect(textsOf(await write(sampleReport), "Title")).toEqual([sampleReport.title]);
  });

  it("set the issuer centred on the date", async () => {
    const issuer = (await write(sampleReport)).find(({ style }) => style === "Issuer");
    expect(issuer?.text).toBe(sampleReport.issuer);
    const left = Number(/<w:ind w:left="(\d+)"\/>/.exec(issuer?.xml ?? "")?.[1]);
    const typeWidth = 8845;
    // 2026年11月3日: seven half-width digits and three Han.
    const middleOfDate = 4 * 320 + (6.5 * 315) / 2;
    expect((typeWidth - left) / 2).toBeCloseTo(middleOfDate, 0);
  });

  it("omit what the model omits", async () => {
    const styles = (await write(reportOf({}))).map(({ style }) => style);
    expect(styles).toEqual(["Title", "Heading1"]);
  });
});
