import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";
import { documentOf, field, notes, paragraph, relations, run, styles } from "@/lib/testing/word/parts";

const head = paragraph("存在问题");
const read = (inner: string, more?: Record<string, string>) =>
  readDocument({ name: "记录.docx", bytes: documentOf(inner, more), context: wordContext });
function shown(inner: string, more?: Record<string, string>): string[] {
  const outcome = outcomeOf(read(head + inner, more));
  return "problem" in outcome ? [outcome.problem] : outcome.pieces.slice(1).map(([, words]) => words);
}
const unread = (inner: string, more?: Record<string, string>) => {
  const result = read(head + paragraph("见附图。") + inner, more);
  return "problem" in result ? result.problem : result.document.unread;
};
const box = (state: string) => field(" FORMCHECKBOX ", null, `<w:ffData><w:checkBox>${state}</w:checkBox></w:ffData>`);
const drawing = (inner: string) => `<w:r><w:drawing>${inner}</w:drawing></w:r>`;
const choice = (first: string, second: string) =>
  `<mc:AlternateContent><mc:Choice Requires="x">${first}</mc:Choice><mc:Fallback>${second}</mc:Fallback></mc:AlternateContent>`;

describe("what Word shows is read", () => {
  it.each<[string, string, string]>([
    ["a sign of Wingdings", `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run("已办")}`, "☑已办"],
    [
      "an arrow of Wingdings",
      `${run("收件")}<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>${run("办结")}`,
      "收件→办结",
    ],
    ["a sign of Symbol", `${run("水压")}<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>${run("2")}`, "水压≤2"],
    ["a sign that nobody knows, as a gap", `${run("是")}<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>`, "是▯"],
    ["signs typed in a symbol font", run("已整改\uF0FC", '<w:rFonts w:ascii="Wingdings"/>'), "已整改✓"],
    ["a fraction of an EQ field", `${run("约")}${field(" EQ \\f(3,4) ")}${run("的村。")}`, "约3/4的村。"],
    ["a circled number of an EQ field", `${run("先办第")}${field(" eq \\o\\ac(○,3)")}${run("件。")}`, "先办第③件。"],
    ["a word over another of an EQ field", field(" EQ \\o(人,手) "), "人手"],
    ["a box that is ticked", `${box('<w:default w:val="0"/><w:checked/>')}${run("缺水")}`, "☑缺水"],
    ["a box that is not", `${box('<w:default w:val="0"/>')}${run("缺水")}`, "☐缺水"],
    [
      "what was chosen from a list",
      field(
        " FORMDROPDOWN ",
        null,
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList></w:ffData>',
      ),
      "否",
    ],
    ["the words of a button field", field(" MACROBUTTON NoMacro 点此填写 "), "点此填写"],
    ["the result of a field", field(" REF a \\h ", "上述三条"), "上述三条"],
    ["a field in one element", `<w:fldSimple w:instr=" AUTHOR ">${run("镇里")}</w:fldSimple>`, "镇里"],
    [
      "a base and its reading",
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run("bó")}</w:rt><w:rubyBase>${run("亳")}</w:rubyBase></w:ruby></w:r>`,
      "（bó）亳",
    ],
    [
      "a formula",
      `<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>`,
      "3/4",
    ],
    [
      "a raised number",
      `${run("面积9")}<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`,
      "面积9m²",
    ],
    [
      "hyphens and tabs",
      `${run("A")}<w:r><w:noBreakHyphen/></w:r>${run("B")}<w:r><w:ptab/></w:r>${run("C")}<w:r><w:softHyphen/></w:r>`,
      "A-B\tC",
    ],
    [
      "what was put in and moved here",
      `<w:ins><w:r><w:t>路</w:t></w:r></w:ins><w:moveTo><w:r><w:t>窄。</w:t></w:r></w:moveTo>`,
      "路窄。",
    ],
    [
      "the second form where there is no first",
      `<mc:AlternateContent><mc:Fallback>${run("路窄。")}</mc:Fallback></mc:AlternateContent>`,
      "路窄。",
    ],
    ["one form of two", choice(run("路窄。"), run("路窄。")), "路窄。"],
    ["text that a run shows again", run("路窄。", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'), "路窄。"],
  ])("%s", (_name, inner, words) =>
    expect(
      shown(paragraph(inner), {
        "word/styles.xml": styles(
          '<w:style w:type="character" w:styleId="h"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
      }),
    ).toEqual([words]),
  );

  it("the words of a page that was put in, and of a drawing", () => {
    const more = {
      "word/_rels/document.xml.rels": relations(["c", "aFChunk", "a.html"], ["d", "diagramData", "diagrams/data1.xml"]),
      "word/a.html":
        "<html><head><title>x</title></head><body><p>河道&amp;沟渠淤塞。</p><ul><li>路窄。</li></ul></body></html>",
      "word/diagrams/data1.xml": "<d><a:p><a:t>村里收</a:t></a:p><a:p><a:t>镇里办</a:t></a:p></d>",
    };
    expect(shown('<w:altChunk r:id="c"/>', more)).toEqual(["河道&沟渠淤塞。", "路窄。"]);
    expect(shown(paragraph(drawing('<dgm:relIds r:dm="d"/>')), more)).toEqual(["村里收", "镇里办"]);
  });

  it("text boxes and notes with the paragraph that they hang on, not before its heading", () => {
    const anchored = `<w:p>${run("思考建议")}${drawing(`<w:txbxContent>${paragraph("框内：加人。")}</w:txbxContent>`)}</w:p>`;
    const outcome = outcomeOf(read(head + paragraph("缺人。") + anchored));
    expect(outcome).toMatchObject({
      pieces: [
        ["heading", "存在问题"],
        ["problem", "缺人。"],
        ["heading", "思考建议"],
        ["suggestion", "框内：加人。"],
      ],
    });
    const noted = `<w:p>${run("缺人。")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
    const more = {
      "word/footnotes.xml": notes("footnotes", `<w:footnote w:id="2">${paragraph("据镇统计站。")}</w:footnote>`),
    };
    expect(outcomeOf(read(head + noted + paragraph("思考建议") + paragraph("加人。"), more))).toMatchObject({
      pieces: [
        ["heading", "存在问题"],
        ["problem", "缺人。"],
        ["problem", "据镇统计站。"],
        ["heading", "思考建议"],
        ["suggestion", "加人。"],
      ],
    });
  });
});

describe("what Word does not show is not read", () => {
  const style = (rule: string) =>
    styles(
      `<w:style w:type="character" w:styleId="h"><w:name w:val="hid"/><w:rPr>${rule}</w:rPr></w:style><w:style w:type="paragraph" w:styleId="p"><w:name w:val="gone"/><w:rPr>${rule}</w:rPr></w:style>`,
    );
  it.each<[string, string]>([
    ["hidden text", run("不要", "<w:vanish/>")],
    ["text hidden by its style", run("不要", '<w:rStyle w:val="h"/>')],
    ["text struck through", run("不要", "<w:strike/>")],
    ["text struck through twice", run("不要", "<w:dstrike/>")],
    ["text of the web view", run("不要", "<w:webHidden/>")],
    ["deleted text", `<w:del><w:r><w:delText>不要</w:delText></w:r></w:del>`],
    ["text that was moved away", `<w:moveFrom><w:r><w:t>不要</w:t></w:r></w:moveFrom>`],
    ["an instruction", field(' IF 1 = 1 "不要" ', "")],
    ["a page number without its result", field(" PAGE ")],
  ])("%s", (_name, inner) =>
    expect(shown(paragraph(run("路窄") + inner + run("。")), { "word/styles.xml": style("<w:vanish/>") })).toEqual([
      "路窄。",
    ]),
  );

  it("a paragraph hidden by its style, a deleted row, a table of contents made by a field", () => {
    const gone = paragraph("不要", '<w:pStyle w:val="p"/>');
    expect(shown(gone + paragraph("路窄。"), { "word/styles.xml": style("<w:vanish/>") })).toEqual(["路窄。"]);
    const rowGone = `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${paragraph("不要")}</w:tc></w:tr></w:tbl>`;
    expect(shown(rowGone + paragraph("路窄。"))).toEqual(["路窄。"]);
    expect(shown(paragraph(field(" TOC \\o ", "工作现状\t1")) + paragraph("路窄。"))).toEqual(["路窄。"]);
  });

  it("the end of a paragraph that was deleted joins its halves, three in a row too", () => {
    const marked = (words: string) => paragraph(words, "<w:rPr><w:del w:id='1'/></w:rPr>");
    expect(shown(marked("巡查人手不够，") + marked("只能") + paragraph("两班倒。") + paragraph("路窄。"))).toEqual([
      "巡查人手不够，只能两班倒。",
      "路窄。",
    ]);
  });

  it("a field without an end hides nothing", () => {
    expect(shown(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${run("路窄。")}</w:p>`)).toEqual(["路窄。"]);
  });
});

describe("what the reader cannot show is counted by its kind", () => {
  it.each<[string, string, { kind: string; count: number }[]]>([
    ["two pictures", paragraph(drawing("<pic:pic/>") + drawing("<pic:pic/>")), [{ kind: "picture", count: 2 }]],
    [
      "one picture in two forms",
      paragraph(choice(drawing("<pic:pic/>"), "<w:r><w:pict><v:imagedata/></w:pict></w:r>")),
      [{ kind: "picture", count: 1 }],
    ],
    ["a chart", paragraph(drawing('<c:chart r:id="x"/>')), [{ kind: "chart", count: 1 }]],
    ["an embedded sheet", paragraph("<w:r><w:object><v:imagedata/></w:object></w:r>"), [{ kind: "object", count: 1 }]],
    ["a part that is not there", '<w:altChunk r:id="x"/>', [{ kind: "part", count: 1 }]],
    [
      "a sign that is not known",
      paragraph('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>'),
      [{ kind: "symbol", count: 1 }],
    ],
    ["a field whose result is missing", paragraph(field(" FORMULA 1 ")), [{ kind: "field", count: 1 }]],
  ])("%s", (_name, inner, expected) => expect(unread(inner)).toEqual(expected));

  it("and a plain document has none", () => expect(unread("")).toEqual([]));
});
