import { beforeAll, describe, expect, it } from "vitest";
import { part } from "@/lib/testing/docx-reader";
import { sampleLabels, sampleReport } from "@/lib/testing/report-sample";
import { writeReportDocx } from "./docx";

const write = async (evidenceIndex: boolean) =>
  part(await writeReportDocx(sampleReport, { evidenceIndex, labels: sampleLabels }), "word/document.xml");

let xml: string;
beforeAll(async () => {
  xml = await write(true);
});

const plain = (some: string) => some.replaceAll("<w:noBreakHyphen/>", "-").replace(/<[^>]+>/g, "");
const links = (some: string) =>
  [...some.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"[^>]*>(.*?)<\/w:hyperlink>/g)].map(
    ([, to = "", inner = ""]) => ({
      to,
      text: plain(inner),
      inner,
    }),
  );
/** What stands behind the beginning of a bookmark. */
const at = (name: string) => xml.slice(xml.indexOf(">", xml.indexOf(`w:name="${name}"`)) + 1);
const body = () => xml.slice(0, xml.indexOf("<w:tbl>"));
const table = () => xml.slice(xml.indexOf("<w:tbl>"));

describe("a mark and its row of the 佐证索引 lead to each other", () => {
  it("each number of a mark leads to the row with that number", () => {
    const found = links(body());
    expect(found.length).toBeGreaterThan(20);
    for (const { to, text } of found) {
      expect(to).toBe(`_evidence${text}`);
      expect(plain(at(to).slice(0, at(to).indexOf("</w:tc>")))).toBe(text);
    }
  });

  it("each row leads back to the first mark that cites it, also one inside a range", () => {
    const found = links(table());
    const rows = table().match(/<w:tr>/g)?.length ?? 0;
    expect(found.map(({ text }) => text)).toEqual(Array.from({ length: rows - 1 }, (_, index) => String(index + 1)));
    for (const { to, text } of found) {
      const mark = /〔([^〕]+)〕/.exec(plain(at(to).slice(0, 4_000)))?.[1] ?? "";
      const cited = mark.split(",").flatMap((run) => {
        const [first = 0, last = first] = run.split("-").map(Number);
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
      });
      expect(cited, `${to} for ${text}`).toContain(Number(text));
      const before = xml.slice(0, xml.indexOf(`w:name="${to}"`));
      expect(plain(before)).not.toMatch(new RegExp(`〔(?:[^〕]*\\D)?${text}(?:\\D[^〕]*)?〕`));
    }
  });

  it("every bookmark that is led to is there once, and hidden", () => {
    for (const { to } of links(xml)) {
      expect(to).toMatch(/^_/);
      expect(xml.split(`w:name="${to}"`)).toHaveLength(2);
    }
  });

  it("looks as without links: high in the text, without colour and line, and no style of links", () => {
    for (const { inner } of links(body())) expect(inner).toContain('<w:vertAlign w:val="superscript"/>');
    for (const { inner } of links(xml)) expect(inner).not.toMatch(/<w:(color|u|rStyle) /);
  });

  it("a clean copy has none", async () => {
    expect(links(await write(false))).toEqual([]);
  });
});
