import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";
import { packDocx } from "@/lib/testing/word/wps-writers";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const body = (inner: string) => `<w:document ${w}><w:body>${inner}</w:body></w:document>`;
const line = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const docx = (document: string, more: Record<string, string> = {}) =>
  packDocx({ "word/document.xml": document, ...more });
const read = (bytes: Uint8Array, name = "记录.docx") => outcomeOf(readDocument({ name, bytes, context: wordContext }));
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(
    [...text].flatMap((each) =>
      big ? [each.charCodeAt(0) >> 8, each.charCodeAt(0) & 255] : [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8],
    ),
  );
const wanted = {
  pieces: [
    ["heading", "存在问题"],
    ["problem", "缺人。"],
  ],
  facts: {},
};

describe("a text file", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", strToU8("存在问题\r\n缺人。")],
    ["UTF-8 with its mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...strToU8("存在问题\n缺人。")])],
    ["UTF-16 LE", Uint8Array.from([0xff, 0xfe, ...utf16("存在问题\n缺人。", false)])],
    ["UTF-16 BE", Uint8Array.from([0xfe, 0xff, ...utf16("存在问题\n缺人。", true)])],
    ["UTF-16 without its mark", utf16("存在问题\r\n缺人。", false)],
    [
      "GB18030",
      Uint8Array.from([0xb4, 0xe6, 0xd4, 0xda, 0xce, 0xca, 0xcc, 0xe2, 0x0a, 0xc8, 0xb1, 0xc8, 0xcb, 0xa1, 0xa3]),
    ],
  ])("is read in %s", (_name, bytes) => expect(read(bytes, "记录.txt")).toEqual(wanted));
});

describe("what is no readable document is told in a sentence", () => {
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(200).fill(0)]);
  it.each<[string, Uint8Array, string]>([
    ["旧.doc", old, "oldWord"],
    ["旧.wps", old, "wps"],
    ["密.docx", Uint8Array.from([...old, ...utf16("EncryptedPackage", false), 0, 0]), "encrypted"],
    ["a.pdf", strToU8("%PDF-1.7"), "pdf"],
    ["a.rtf", strToU8("{\\rtf1 x}"), "otherType"],
    ["a.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), "otherType"],
    ["a.xlsx", zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "otherType"],
    ["假.docx", zipSync({ "a.txt": strToU8("x") }), "notWord"],
    ["假.docx", strToU8("just words"), "broken"],
    ["半.docx", docx(body(line("缺人"))).subarray(0, 200), "broken"],
    ["空.docx", new Uint8Array(0), "noBytes"],
    ["空.docx", docx(body("<w:p/>")), "empty"],
    ["乱.txt", Uint8Array.from([0xff, 0x00, 0x80, 0xfe, 0xff]), "encoding"],
    ["多.docx", docx(body(line("缺".repeat(250_000)))), "tooLong"],
    ["深.docx", docx(body(`${"<w:sdt>".repeat(5_000)}${"</w:sdt>".repeat(5_000)}`)), "bomb"],
    ["表.docx", docx(body(`${"<w:tbl><w:tr><w:tc>".repeat(60)}${"</w:tc></w:tr></w:tbl>".repeat(60)}`)), "bomb"],
    ["声明.docx", docx(`<!DOCTYPE x [<!ENTITY a "b">]>${body(line("&a;"))}`), "doctype"],
    ["别的.docx", docx('<x:document xmlns:x="urn:other"/>'), "notWord"],
    ["交叉.docx", docx(`<w:document ${w}><w:body></w:document></w:body>`), "broken"],
  ])("%s: %s", (name, bytes, problem) => expect(read(bytes, name)).toEqual({ problem }));

  it("ends a bomb long before it fills the memory", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(100 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(read(bomb)).toEqual({ problem: "bomb" });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });
});

describe("inside a document", () => {
  it("nothing outside of it is asked for: links, templates and files stay words", () => {
    const relations =
      '<Relationships xmlns="x"><Relationship Id="r1" Type="http://x/attachedTemplate" Target="file:///dev/zero" TargetMode="External"/></Relationships>';
    const bytes = docx(
      body(
        `${line("存在问题")}<w:p><w:hyperlink r:id="r1"><w:r><w:t>缺人。</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="r1"/>`,
      ),
      { "word/_rels/document.xml.rels": relations },
    );
    expect(read(bytes)).toEqual(wanted);
  });

  it("what was deleted is gone, what was put in is there, and a second form of the same is passed over", () => {
    const bytes = docx(
      body(
        `${line("存在问题")}<w:p><w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:ins><w:r><w:t>缺</w:t></w:r></w:ins><mc:AlternateContent><mc:Choice><w:r><w:t>人。</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>人。</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
      ),
    );
    expect(read(bytes)).toEqual(wanted);
  });

  it("a table of contents does not repeat the headings", () => {
    const styles = `<w:styles ${w}><w:style w:type="paragraph" w:styleId="8"><w:name w:val="toc 1"/></w:style></w:styles>`;
    const bytes = docx(
      body(
        `<w:p><w:pPr><w:pStyle w:val="8"/></w:pPr><w:r><w:t>存在问题</w:t><w:tab/><w:t>1</w:t></w:r></w:p>${line("存在问题")}${line("缺人。")}`,
      ),
      { "word/styles.xml": styles },
    );
    expect(read(bytes)).toEqual(wanted);
  });

  it("footnotes come after the words", () => {
    const notes = `<w:footnotes ${w}><w:footnote>${line("注：据镇政府材料。")}</w:footnote></w:footnotes>`;
    expect(read(docx(body(line("存在问题") + line("缺人。")), { "word/footnotes.xml": notes }))).toEqual({
      ...wanted,
      pieces: [...wanted.pieces, ["problem", "注：据镇政府材料。"]],
    });
  });

  it("a row of four cells is two facts, a row of data one line", () => {
    const cell = (words: string) => `<w:tc>${line(words)}</w:tc>`;
    const bytes = docx(
      body(
        `<w:tbl><w:tr>${["时间", "2026年3月12日", "地点", "镇政府"].map(cell).join("")}</w:tr><w:tr>${["村名", "户数", "人口"].map(cell).join("")}</w:tr></w:tbl>`,
      ),
    );
    expect(read(bytes)).toEqual({
      pieces: [
        ["fact", "时间：2026年3月12日"],
        ["fact", "地点：镇政府"],
        ["waiting", "村名 | 户数 | 人口"],
      ],
      facts: { day: "2026-03-12", place: "镇政府" },
    });
  });
});

it("the reader has no way to a file, the network or the page: it imports nothing but itself, fflate and papaparse", () => {
  const folder = join(import.meta.dirname, "../..");
  const own = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /^imports\/(?:(?:word|split)\/[^.]+|read-file|read-document|import-worker|problem|limits|default-rules|clock)\.ts$|^office\/[^.]+\.ts$|^visits\/said\/[^.]+\.ts$|^(?:clean-text|chinese-number|chinese-date)\.ts$/u.test(
      name,
    ),
  );
  expect(own.length).toBeGreaterThan(15);
  for (const name of own) {
    const source = readFileSync(join(folder, name), "utf8");
    const imported = [...source.matchAll(/from "([^"]+)"/gu)].map((match) => match[1] ?? "");
    expect(
      imported.filter(
        (each) =>
          !/^(?:fflate|papaparse|@\/lib\/(?:imports|office|visits\/said)\/.+|@\/lib\/(?:vocabulary|point-runs|clean-text|chinese-number|chinese-date))$/u.test(
            each,
          ),
      ),
    ).toEqual([]);
    expect(source).not.toMatch(
      /\b(?:fetch\(|XMLHttpRequest|importScripts|WebSocket|document\.(?!xml)|window\.|require\()/u,
    );
  }
});
