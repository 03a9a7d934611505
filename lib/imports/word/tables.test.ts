import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";
import { cell, documentOf, paragraph, row, table } from "@/lib/testing/word/parts";

function places(inner: string): string[] {
  const outcome = outcomeOf(readDocument({ name: "表.docx", bytes: documentOf(inner), context: wordContext }));
  return "problem" in outcome ? [outcome.problem] : outcome.pieces.map(([place, words]) => `${place} ${words}`);
}
const span = (words: string, count: number) => cell(words, `<w:gridSpan w:val="${count}"/>`);
const merged = (words: string, below = false) => cell(words, below ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>');

describe("a table with a row of headings", () => {
  it("sends each column where its heading says, with the place that the row names", () => {
    const got = places(
      table(
        row("序号", "村居", "存在的问题", "意见建议"),
        row("1", "枫林村", "路窄。", "拓宽。"),
        row("2", "河口村", "灯少。", "添灯。"),
      ),
    );
    expect(got).toEqual([
      "heading 序号 | 村居",
      "heading 存在的问题",
      "problem 枫林村：路窄。",
      "problem 河口村：灯少。",
      "heading 意见建议",
      "suggestion 枫林村：拓宽。",
      "suggestion 河口村：添灯。",
    ]);
  });

  it.each<[string, string]>([
    ["spaced out", table(row("存 在 问 题", "思 考 建 议"), row("路窄。", "拓宽。"))],
    ["over two lines", table(row(cell(paragraph("存在") + paragraph("问题")), "思考建议"), row("路窄。", "拓宽。"))],
    [
      "below a title of the whole table",
      table(row(span("走访情况汇总表", 3)), row("单位", "存在问题", "思考建议"), row("镇政府", "路窄。", "拓宽。")),
    ],
    ["over merged cells", table(row(span("存在问题", 2), "思考建议"), row("路窄。", "灯少。", "拓宽。"))],
    [
      "in two rows of one place",
      table(
        row("村居", "存在问题", "思考建议"),
        row(merged("枫林村"), "路窄。", "拓宽。"),
        row(merged("", true), "灯少。", "添灯。"),
      ),
    ],
  ])("%s", (_name, inner) => {
    const got = places(inner);
    expect(got.some((each) => each.startsWith("problem") && each.endsWith("路窄。"))).toBe(true);
    expect(got.some((each) => each.startsWith("suggestion") && each.endsWith("拓宽。"))).toBe(true);
    expect(got.filter((each) => each.startsWith("waiting"))).toEqual([]);
  });

  it("reaches no further than the table", () => {
    const got = places(table(row("存在问题", "思考建议"), row("路窄。", "拓宽。")) + paragraph("会后到河边看了看。"));
    expect(got.at(-1)).toBe("waiting 会后到河边看了看。");
  });
});

describe("a table with headings at the left", () => {
  it("goes on below a cell that was merged downwards", () => {
    const got = places(
      table(
        row(merged("存在问题"), "设施", "路窄。"),
        row(merged("", true), "队伍", "缺人。"),
        row("思考建议", "设施", "拓宽。"),
      ),
    );
    expect(got).toEqual([
      "heading 存在问题",
      "problem 设施\n路窄。",
      "problem 队伍\n缺人。",
      "heading 思考建议",
      "suggestion 设施\n拓宽。",
    ]);
  });

  it("keeps the paragraphs of a long cell apart", () => {
    const got = places(
      paragraph("存在问题") + table(row("一", "设施", cell(paragraph("1.路窄。") + paragraph("2.灯少。")))),
    );
    expect(got.slice(-2)).toEqual(["problem 路窄。", "problem 灯少。"]);
  });

  it("reads facts from labels that are spaced out", () => {
    const got = places(table(row("时 间", "2026年3月12日", "地　点", "镇政府")));
    expect(got.every((each) => each.startsWith("fact"))).toBe(true);
  });
});
