import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readMarkedFile } from "@/lib/imports/read-file";
import { part } from "@/lib/testing/docx-reader";
import { plainPoint, plainReport } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { forLibreOffice } from "@/lib/word/for-libre-office";
import { writeReportDocx } from "./docx";

const joiner = "\uFEFF";
const model = plainReport(
  { points: [plainPoint("截至2026年3月5日有进展", "2025年12月31日前办结，{3月1日}。")] },
  { issuedOn: "2026-03-05", issuer: "调研组" },
);
const written = (report = model) => writeReportDocx(report, { evidenceIndex: false, labels: sampleLabels });
const main = (file: Uint8Array) => part(file, "word/document.xml");

it("a date in the Word file is what was written, so a search finds it, and the file says where no line begins or ends", async () => {
  const file = await written();
  const xml = main(file);
  for (const date of ["截至2026年3月5日有进展", "2025年12月31日前办结", ">2026年3月5日<"]) expect(xml).toContain(date);
  expect(xml).not.toContain(joiner);
  const settings = part(file, "word/settings.xml");
  const list = (name: string) =>
    new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"/>`, "u").exec(settings)?.[1] ?? "";
  expect(list("noLineBreaksBefore")).toMatch(/^!%\).*、。.*年月日$/u);
  expect(list("noLineBreaksAfter")).toMatch(/《「.*〔.*年月$/u);
  // What Word keeps of them.
  expect([...list("noLineBreaksBefore").replace("&gt;", ">")].length).toBeLessThanOrEqual(100);
  expect([...list("noLineBreaksAfter")].length).toBeLessThanOrEqual(50);
});

it("the printer's copy keeps dates together and says the same", async () => {
  const file = await written();
  const copy = forLibreOffice(file);
  const joined = `2026${joiner}年${joiner}3${joiner}月${joiner}5${joiner}日`;
  // In the lead, in the text, in a text of two parts, and at the end.
  expect(main(copy).split(joined)).toHaveLength(3);
  const dates = main(copy).match(/<w:r>(?:(?!<\/w:r>).)*\uFEFF.*?<\/w:r>/gsu) ?? [];
  expect(dates).toHaveLength(4);
  for (const run of dates) expect(run).toContain('<w:lang w:eastAsia="en-US"/></w:rPr>');
  const texts = (bytes: Uint8Array) => readMarkedFile("a.docx", bytes).paragraphs.map(({ text }) => text);
  expect(texts(copy)).toEqual(texts(file));
  const others = ({ "word/document.xml": _main, ...parts }: Record<string, Uint8Array>) => parts;
  expect(others(unzipSync(copy))).toEqual(others(unzipSync(file)));
});

it("a mark has a hyphen of Word's that ends no line, and holds together in the printer's copy", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  const marks = (xml: string) =>
    (xml.match(/<w:r>(?:(?!<\/w:r>).)*superscript.*?<\/w:r>/gsu) ?? []).join("").replace(/<(?!w:noBreak)[^>]+>/gu, "");
  expect(marks(main(file))).toMatch(/〔[^〕]*<w:noBreakHyphen\/>[^〕]*〕/u);
  expect(marks(main(file))).not.toMatch(/-|\uFEFF/u);
  const held = marks(main(forLibreOffice(file)));
  expect(held).not.toContain("noBreakHyphen");
  expect(held.replaceAll(/〕/gu, "").replaceAll(/[^\uFEFF]\uFEFF/gu, "")).toBe("");
});

it("the printer's copy has no bookmarks around pieces, behind which LibreOffice leaves lines empty, and keeps the others", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  const names = (bytes: Uint8Array) =>
    [...main(bytes).matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/gu)].map(([, name = ""]) => name);
  const copy = forLibreOffice(file);
  expect(names(file).some((name) => name.startsWith("_zf"))).toBe(true);
  expect(names(copy)).toEqual(names(file).filter((name) => !name.startsWith("_zf")));
  expect(names(copy).length).toBeGreaterThan(20);
  expect(main(copy).match(/<w:bookmarkEnd /gu)).toHaveLength(names(copy).length);
});

it("a file of before, whose dates had joiners, is read without them", async () => {
  const file = await written();
  const older = { ...unzipSync(file), "word/document.xml": strToU8(main(forLibreOffice(file))) };
  const read = JSON.stringify(readMarkedFile("report.docx", zipSync(older)));
  expect(read).toContain("截至2026年3月5日有进展");
  expect(read).not.toContain(joiner);
  expect(strFromU8(older["word/document.xml"])).toContain(joiner);
});
