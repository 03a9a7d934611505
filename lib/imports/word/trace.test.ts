import { describe, expect, it } from "vitest";
import { readMarkedFile } from "@/lib/imports/read-file";
import { documentOf, notes, paragraph, row, run, table } from "@/lib/testing/word/parts";

const by = 'w:author="王主任" w:date="2026-11-05T09:00:00Z"';
const gone = (words: string, element = "del") =>
  `<w:${element} w:id="9" ${by}><w:r><w:delText>${words}</w:delText></w:r></w:${element}>`;
const added = (words: string, element = "ins") => `<w:${element} w:id="8" ${by}>${run(words)}</w:${element}>`;
const read = (inner: string, more: Record<string, string> = {}) => readMarkedFile("改稿.docx", documentOf(inner, more));
const person = { author: "王主任", date: "2026-11-05T09:00:00Z" };

describe("marks in a Word file", () => {
  it("tell where a bookmark begins and ends in the text", () => {
    const inner = `<w:bookmarkStart w:id="1" w:name="_zfA"/>${run("甲事。")}<w:bookmarkEnd w:id="1"/>${run("乙事。")}`;
    const [first] = read(paragraph(inner)).paragraphs;
    expect(first).toMatchObject({
      text: "甲事。乙事。",
      marks: [
        { kind: "bookmark", edge: "start", id: "1", name: "_zfA", at: 0 },
        { kind: "bookmark", edge: "end", id: "1", at: 3 },
      ],
    });
  });

  it("read a bookmark between two paragraphs as of the second", () => {
    const second = read(`${paragraph("一。")}<w:bookmarkStart w:id="1" w:name="_zfA"/>${paragraph("二。")}`)
      .paragraphs[1];
    expect(second?.marks).toMatchObject([{ edge: "start", at: 0 }]);
  });

  it("keep what was deleted beside the text, with who and when, and mark what was inserted", () => {
    const [first] = read(paragraph(`${run("共")}${gone("12")}${added("15")}${run("座。")}`)).paragraphs;
    expect(first).toMatchObject({
      text: "共15座。",
      marks: [
        { kind: "deleted", ...person, at: 1, text: "12" },
        { kind: "inserted", ...person, at: 1, end: 3 },
      ],
    });
  });

  it("read what was moved as it is moved", () => {
    const from = `<w:moveFrom w:id="3" ${by}>${run("乙事。")}</w:moveFrom>`;
    const { paragraphs } = read(paragraph(`${run("甲事。")}${from}`) + paragraph(added("乙事。", "moveTo")));
    expect(paragraphs.map(({ text }) => text)).toEqual(["甲事。", "乙事。"]);
    expect(paragraphs[0]?.marks).toMatchObject([{ kind: "deleted", text: "乙事。", at: 3 }]);
    expect(paragraphs[1]?.marks).toMatchObject([{ kind: "inserted", at: 0, end: 3 }]);
  });

  it("go with the text when the end of a paragraph was deleted", () => {
    const first = `<w:p><w:pPr><w:rPr><w:del w:id="4" ${by}/></w:rPr></w:pPr>${run("甲事，")}</w:p>`;
    const { paragraphs } = read(first + paragraph(`${run("乙事")}${added("多")}${run("。")}`));
    expect(paragraphs).toMatchObject([{ text: "甲事，乙事多。", marks: [{ kind: "inserted", at: 5, end: 6 }] }]);
  });

  it("read comments with who, when, their words and their place", () => {
    const inner = `${run("甲")}<w:commentRangeStart w:id="7"/>${run("乙")}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`;
    const comment = `<w:comment w:id="7" ${by} w:initials="王">${paragraph("请核实。")}${paragraph("再补一句。")}</w:comment>`;
    const comments = notes("footnotes", comment).replaceAll("w:footnotes", "w:comments");
    const paper = read(paragraph(inner), { "word/comments.xml": comments });
    expect(paper.comments).toEqual([{ id: "7", ...person, text: "请核实。\n再补一句。" }]);
    expect(paper.paragraphs[0]?.marks).toMatchObject([
      { kind: "comment", edge: "start", id: "7", at: 1 },
      { kind: "comment", edge: "end", id: "7", at: 2 },
      { kind: "comment", edge: "reference", id: "7", at: 2 },
    ]);
  });

  it("are none in tables, whose cells are read as lines", () => {
    const { paragraphs } = read(table(row(paragraph(added("甲")), "乙")));
    expect(paragraphs.map(({ text }) => text).join("")).toContain("甲");
  });
});
