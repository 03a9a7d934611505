import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { part, xmlFault } from "@/lib/testing/docx-reader";
import { plainPoint as point, plainReport as reportOf, textsOf, write } from "@/lib/testing/plain-report";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { writeReportDocx } from "./docx";
import { often } from "@/lib/testing/how-often";

describe("any text", () => {
  const unit = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))).map((all) => all.join("")),
    fc.constantFrom("]]>", "<w:t>", "&amp;", "\u0000", "\ud800", "\udc00", "\ufffe", "\u000b", "{x}", "\u202e", "𠮷"),
  );
  const anyText = fc.array(unit, { maxLength: 4 }).map((all) => all.join(""));

  it("leaves the document well-formed, wherever a text can be", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom("run_in", "sub_headings"), async (text, layout) => {
        const evidence = sampleReport.sections[0]?.points[0]?.evidence.slice(0, 1) ?? [];
        const model = reportOf(
          {
            heading: text,
            lead: text,
            layout,
            points: [
              {
                ...point(text, text),
                support: { sites: 1, ofSites: 2, siteNames: [text] },
                evidence: evidence.map((entry) => ({ ...entry, siteName: text, text })),
              },
            ],
          },
          { title: text, preface: [text], closing: [text], issuer: text, issuedOn: text },
        );
        const file = await writeReportDocx(model, { evidenceIndex: true, labels: sampleLabels });
        for (const path of ["word/document.xml", "docProps/core.xml"])
          expect(xmlFault(part(file, path)), path).toBeNull();
      }),
      { numRuns: often(200) },
    );
  });

  it.each([
    ["rare Han of Extensions B to H", "𠀀𪜀𫝀𫠠𬺰𮯠𰀀𱍐"],
    ["markup", `<b>&amp;</b> ]]> "x" 'y' {default-bullet-numbering-0}`],
    ["bidi and zero-width characters", "a\u202eb\u200bc\u200dd\ufeffe"],
    ["emoji in several code points", "👩‍👩‍👧‍👦🇨🇳"],
    ["a tab and several spaces", "甲\t乙  丙"],
  ])("is read back exactly: %s", async (_, text) => {
    const written = await write(reportOf({ points: [point(`导语${text}尾`, `${text}。`)] }));
    expect(textsOf(written, "ReportBody")).toEqual([`导语${text}尾。${text}。`]);
  });

  it("is read back exactly at 100,000 characters", async () => {
    const long = `${"很长的记录".repeat(20_000)}。`;
    expect(textsOf(await write(reportOf({ lead: long })), "ReportBody")).toEqual([long]);
  });

  it("loses only what XML forbids", async () => {
    const written = await write(reportOf({ lead: "甲\u0000乙\ud800丙\ufffe丁。" }));
    expect(textsOf(written, "ReportBody")).toEqual(["甲乙丙丁。"]);
  });

  it("starts a paragraph at each line, without the spaces typed to indent it", async () => {
    const written = await write(reportOf({}, { preface: ["　　第一段。\r\n\u3000\u3000第二段。\u000b\n第三段。"] }));
    expect(textsOf(written, "ReportBody")).toEqual(["第一段。", "第二段。", "第三段。"]);
  });
});
