import { expect, it } from "vitest";
import { readMarkedFile } from "@/lib/imports/read-file";
import { part } from "@/lib/testing/docx-reader";
import { plainPoint, plainReport } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { dateStretches } from "@/lib/word/dates";
import { forLibreOffice } from "@/lib/word/for-libre-office";
import { writeReportDocx } from "./docx";
import { writeRedline } from "./redline";

const j = "\uFEFF";
const joinDates = (text: string) =>
  dateStretches(text)
    .map((one) => one.text)
    .join("");

const model = plainReport(
  { points: [plainPoint("截至2026年3月5日有进展", "2025年12月31日前办结。")] },
  { issuedOn: "2026-03-05", issuer: "调研组" },
);
const written = (report = model) => writeReportDocx(report, { evidenceIndex: false, labels: sampleLabels });

it("the Word file keeps its dates together, and what is read back from it are the texts as they were", async () => {
  const file = await written();
  const xml = part(file, "word/document.xml");
  for (const date of ["截至2026年3月5日", "2025年12月31日"]) {
    expect(xml).toContain(joinDates(date).replace("截至", ""));
    expect(xml).not.toContain(date);
  }
  // What LibreOffice needs beside the joiner.
  const dates = xml.match(/<w:r>(?:(?!<\/w:r>).)*\uFEFF.*?<\/w:r>/gsu) ?? [];
  expect(dates).toHaveLength(2);
  for (const run of dates) expect(run).toContain('<w:lang w:eastAsia="en-US"/>');
  const read = JSON.stringify(readMarkedFile("report.docx", file));
  expect(read).toContain("截至2026年3月5日有进展");
  expect(read).not.toContain(j);
});

it("a paper with tracked changes names no date of an older file as changed, and keeps dates together too", async () => {
  const file = await written();
  const older = await written({ ...model, closing: ["没有了。"] });
  const { strFromU8, strToU8, unzipSync, zipSync } = await import("fflate");
  const parts = unzipSync(older);
  const plain = strFromU8(parts["word/document.xml"] ?? new Uint8Array())
    .replaceAll(j, "")
    .replaceAll('<w:lang w:eastAsia="en-US"/>', "");
  const before = zipSync({ ...parts, "word/document.xml": strToU8(plain) });
  const xml = part(
    writeRedline(before, file, { author: "调研组", date: "2026-12-07T00:00:00.000Z" }),
    "word/document.xml",
  );
  expect(
    xml
      .match(/<w:del .*?<\/w:del>/gsu)
      ?.join("")
      .replace(/<[^>]+>/gu, ""),
  ).toBe("没有了。");
  expect(xml).not.toContain("<w:ins ");
  expect(xml).toContain(joinDates("2025年12月31日"));
});

it("the date below the signature, which is short, is plain text", async () => {
  const xml = part(await written({ ...model, closing: [] }), "word/document.xml");
  expect(xml).toMatch(/<w:pStyle w:val="IssueDate[^>]*>.*?>2026年3月5日</su);
});

it("the file says to Word which characters of a date begin and end no line", async () => {
  const settings = part(await written(), "word/settings.xml");
  const list = (name: string) =>
    new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"/>`, "u").exec(settings)?.[1] ?? "";
  expect(list("noLineBreaksBefore")).toMatch(/^!%\).*、。.*年月日$/u);
  expect(list("noLineBreaksAfter")).toMatch(/《「.*〔.*年月$/u);
  // What Word keeps of them.
  expect([...list("noLineBreaksBefore").replace("&gt;", ">")].length).toBeLessThanOrEqual(100);
  expect([...list("noLineBreaksAfter")].length).toBeLessThanOrEqual(50);
});

it("a mark has a hyphen of Word's that ends no line, and the printer's copy a plain one that is held", async () => {
  const file = await writeReportDocx(sampleReport, { evidenceIndex: true, labels: sampleLabels });
  const main = (bytes: Uint8Array) => part(bytes, "word/document.xml");
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
