import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readMarkedFile } from "@/lib/imports/read-file";
import { docxParts, part, xmlFault } from "@/lib/testing/docx-reader";
import { plainPoint, plainReport } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { layoutReport } from "@/lib/testing/word/layout-report";
import { dividedByWord } from "@/lib/testing/word/word-line-ends";
import { forLibreOffice } from "@/lib/word/for-libre-office";
import { writeReportDocx } from "./docx";
import { writeRedline } from "./redline";

const j = "\uFEFF";
const main = (bytes: Uint8Array) => part(bytes, "word/document.xml");
const words = (xml: string) => xml.replaceAll("<w:noBreakHyphen/>", "-").replace(/<[^>]+>/gu, "");

const model = plainReport(
  { points: [plainPoint("截至2026年3月5日有进展", "2025年12月31日前办结。")] },
  { issuedOn: "2026-03-05", issuer: "调研组" },
);
const written = (report = model) => writeReportDocx(report, { evidenceIndex: false, labels: sampleLabels });

it("no text of the Word file has a character that nobody typed: a date can be searched for and copied", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  for (const [path, xml] of docxParts(file)) expect(xml, path).not.toMatch(/[\u200B-\u200F\u2011\u2060\uFEFF]/u);
  const xml = main(await written());
  expect(xml).toContain(">2025年12月31日前办结。<");
  expect(xml).toContain("截至2026年3月5日有进展");
  expect(xml).toMatch(/<w:pStyle w:val="IssueDate[^>]*>.*?>2026年3月5日</su);
  // All of its Han is Chinese, to which the lists of Word belong.
  expect(xml).not.toContain("<w:lang ");
});

it("by its own rules Word divides no date, number or mark of the file, and begins no line with a mark", async () => {
  for (const model of [sampleReport, layoutReport]) {
    const file = await writeReportDocx(model, { evidenceIndex: true, labels: sampleLabels });
    expect(dividedByWord(file)).toEqual([]);
    // Without what the file tells it, it would.
    const bare = { ...unzipSync(file), "word/settings.xml": strToU8("<w:settings/>") };
    expect(dividedByWord(zipSync(bare)).length).toBeGreaterThan(10);
  }
});

/** A file as it was written before, with joiners and its dates marked as English. */
function older(file: Uint8Array): Uint8Array {
  const xml = main(file).replace(
    /(<w:r>)(<w:rPr>(?:(?!<\/w:rPr>).)*)(<\/w:rPr><w:t[^>]*>[^<]*)(2025年12月31日)/gu,
    (_, run: string, look: string, before: string, date: string) =>
      `${run}${look}<w:lang w:eastAsia="en-US"/>${before}${[...date].join(j)}`,
  );
  expect(xml).toContain(j);
  return zipSync({ ...unzipSync(file), "word/document.xml": strToU8(xml) });
}

it("a file from before is read as it was typed, and names no date as changed in a paper with tracked changes", async () => {
  const file = await written();
  const before = older(await written({ ...model, closing: ["没有了。"] }));
  const read = JSON.stringify(readMarkedFile("report.docx", before));
  expect(read).toContain("2025年12月31日前办结");
  expect(read).not.toContain(j);
  const xml = main(writeRedline(before, file, { author: "调研组", date: "2026-12-07T00:00:00.000Z" }));
  expect(words((xml.match(/<w:del .*?<\/w:del>/gsu) ?? []).join(""))).toBe("没有了。");
  expect(xml).not.toContain("<w:ins ");
  expect(xml).toContain("2025年12月31日");
  expect(xml).not.toContain(j);
});

it("the file says to Word which characters of a date begin and end no line", async () => {
  const settings = part(await written(), "word/settings.xml");
  const list = (name: string) =>
    new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"/>`, "u").exec(settings)?.[1] ?? "";
  expect(list("noLineBreaksBefore")).toMatch(/^!%\).*、。.*年月日〔$/u);
  expect(list("noLineBreaksAfter")).toMatch(/《「.*〔.*年月$/u);
  // What Word keeps of them.
  expect([...list("noLineBreaksBefore").replace("&gt;", ">")].length).toBeLessThanOrEqual(100);
  expect([...list("noLineBreaksAfter")].length).toBeLessThanOrEqual(50);
});

it("the printer's copy has its dates and marks held together, in stretches that LibreOffice does not take for Chinese", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  const copy = main(forLibreOffice(file));
  expect(xmlFault(copy)).toBeNull();
  expect(words(copy).replaceAll(j, "")).toBe(words(main(file)));
  const marks = words(copy).match(/.〔[^〕]*〕/gu) ?? [];
  expect(marks.length).toBeGreaterThan(10);
  for (const mark of marks) expect(mark).toMatch(new RegExp(`^${j}〔${j}(?:[\\d,-]${j})+〕$`, "u"));
  const joined = (copy.match(/<w:r>.*?<\/w:r>/gsu) ?? []).filter((run) => run.includes(j));
  for (const run of joined) expect(run).toContain('<w:lang w:eastAsia="en-US"/></w:rPr>');
  // The text before a mark, and nothing else, is cut for it.
  const before =
    /(<w:r>(?:(?!<\/w:r>).)*<\/w:r>)(?:<w:bookmark[^>]*>)*<w:r><w:rPr>(?:(?!<\/w:rPr>).)*superscript[^〔]*〔/gsu;
  for (const [, run = ""] of copy.matchAll(before)) expect([...words(run)].length).toBeLessThan(12);
});

it("the printer's copy is the same of a file from before, and of a copy", async () => {
  const file = await written();
  expect(main(forLibreOffice(older(file)))).toBe(main(forLibreOffice(file)));
  expect(words(main(forLibreOffice(file)))).toContain(`2025${j}年${j}12${j}月${j}31${j}日`);
});

it("a mark has a hyphen of Word's that ends no line, and the printer's copy a plain one that is held", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  const marks = (xml: string) =>
    (xml.match(/<w:r>(?:(?!<\/w:r>).)*superscript.*?<\/w:r>/gsu) ?? []).join("").replace(/<(?!w:noBreak)[^>]+>/gu, "");
  expect(marks(main(file))).toMatch(/〔[^〕]*<w:noBreakHyphen\/>[^〕]*〕/u);
  expect(marks(main(file))).not.toContain("-");
  const copy = marks(main(forLibreOffice(file)));
  expect(copy).not.toContain("noBreakHyphen");
  expect(copy).toMatch(/-\uFEFF/u);
  expect(copy).not.toMatch(/-(?!\uFEFF)/u);
});

it("the printer's copy has no bookmarks around pieces, behind which LibreOffice leaves lines empty, and keeps the others", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  const names = (bytes: Uint8Array) =>
    [...part(bytes, "word/document.xml").matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/gu)].map(
      ([, name = ""]) => name,
    );
  const copy = forLibreOffice(file);
  expect(names(file).some((name) => name.startsWith("_zf"))).toBe(true);
  expect(names(copy)).toEqual(names(file).filter((name) => !name.startsWith("_zf")));
  expect(names(copy).length).toBeGreaterThan(20);
  expect(part(copy, "word/document.xml").match(/<w:bookmarkEnd /gu)).toHaveLength(names(copy).length);
});
