import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinToPrevious, movePieces, partPiece, sentencesIn } from "@/lib/imports/edit";
import { readDocument } from "@/lib/imports/read-document";
import { plainParagraphs, sourceOf } from "@/lib/imports/split/source";
import { splitSource, wordsOf } from "@/lib/imports/split/split";
import type { Paragraph, Piece } from "@/lib/imports/types";
import { outcomeOf, wordContext } from "@/lib/testing/word/outcome";
import { entrySchema } from "@/lib/visits/schema";
import { often } from "@/lib/testing/how-often";

const split = (text: string, rules = wordContext.rules) =>
  splitSource(sourceOf(plainParagraphs(text)), { ...wordContext, rules });

function holdsEverything(text: string, pieces: readonly Piece[]) {
  expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
  pieces.forEach((piece, at) => {
    expect(piece.start).toBe(at === 0 ? 0 : pieces[at - 1]?.end);
    expect(piece.textStart).toBeGreaterThanOrEqual(piece.start);
    expect(piece.textStart).toBeLessThanOrEqual(piece.end);
  });
}

const phrase = fc.constantFrom(
  "一、",
  "（一）",
  "1.",
  "①",
  "•",
  "一是",
  "二是",
  "三是",
  "第一，",
  "存在问题",
  "工作现状",
  "意见建议",
  "典型",
  "时间：",
  "2026年3月12日",
  "地点：",
  "桥头镇",
  "参会12人",
  "截至2026年10月",
  "网格14个",
  "。",
  "；",
  "：",
  "，",
  "\n",
  "\r\n",
  "　",
  " ",
  "\u200B",
  "𠀀",
  "\uD800",
  "\u0000",
  "😀",
  "纪要",
  "a",
  "以下几个方面：",
);
const text = fc.oneof(
  fc.array(phrase, { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);
const paragraph = fc.record({
  text,
  level: fc.constantFrom(null, null, 0, 1, 2, 9),
  look: fc.constantFrom(null, null, "黑体 32 false", "label"),
});

describe("taking a text apart", () => {
  it("leaves every character of the source in exactly one piece", () => {
    fc.assert(
      fc.property(fc.array<Paragraph>(paragraph, { maxLength: 12 }), (paragraphs) => {
        const source = sourceOf(paragraphs);
        holdsEverything(source.text, splitSource(source, wordContext).pieces);
      }),
      { numRuns: often(1_500) },
    );
  });

  it("leaves it so whatever a person moves, joins and parts", () => {
    const step = fc.record({
      kind: fc.constantFrom("move", "join", "part"),
      at: fc.nat(50),
      to: fc.nat(200),
      place: fc.constantFrom("problem", "waiting", "left_out", "heading" as const),
    });
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 5, maxLength: 60 }),
        fc.array(step, { maxLength: 20 }),
        (parts, steps) => {
          const { source, pieces: first } = split(parts.join(""));
          let pieces: Piece[] = first;
          for (const { kind, at, to, place } of steps) {
            const piece = pieces[at % Math.max(1, pieces.length)];
            if (!piece) continue;
            if (kind === "move")
              pieces = movePieces(pieces, new Set([piece.start]), place as Piece["destination"]); // one of the places above
            else if (kind === "join") pieces = joinToPrevious(pieces, piece.start);
            else
              pieces = partPiece(
                pieces,
                piece.start,
                sentencesIn(source.text, piece)[to % 5]?.start ?? piece.start + to,
              );
          }
          holdsEverything(source.text, pieces);
        },
      ),
      { numRuns: often(500) },
    );
  });

  it("makes only entries that a visit can keep", () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { source, pieces } = split(raw);
        for (const piece of pieces) {
          const words = wordsOf(source.text, piece);
          if (words !== "") expect(entrySchema.shape.text.safeParse(words).success).toBe(true);
        }
      }),
      { numRuns: often(500) },
    );
  });

  it("parts a point longer than an entry after a sentence", () => {
    const { pieces, source } = split(`存在问题\n${"人手不足，一个人管七条线。".repeat(900)}`);
    const entries = pieces.filter(({ destination }) => destination === "problem");
    expect(entries.length).toBeGreaterThan(2);
    expect(
      entries.every((piece) => piece.end - piece.start <= 5_000 && wordsOf(source.text, piece).endsWith("。")),
    ).toBe(true);
  });
});

const places = (document: string, rules = wordContext.rules) => {
  const outcome = outcomeOf(readDocument({ pasted: document, context: { ...wordContext, rules } }));
  return "problem" in outcome ? [outcome.problem] : outcome.pieces.map(([place, words]) => `${place} ${words}`);
};

describe("headings", () => {
  it("that speak of two dimensions send what is below to 待归类", () => {
    expect(places("一、问题和建议\n路不好走。")).toEqual(["heading 问题和建议", "waiting 路不好走。"]);
  });

  it("that name one thing by way of another go by their last word", () => {
    expect(places("一、解决问题的建议\n修路。")).toEqual(["heading 解决问题的建议", "suggestion 修路。"]);
  });

  it("that no rule knows end the dimension before them", () => {
    expect(places("一、存在问题\n路不好走。\n二、其他\n吃了饭。")).toEqual([
      "heading 存在问题",
      "problem 路不好走。",
      "waiting 其他\n吃了饭。",
    ]);
  });

  it("below a dimension are points of it, even where they hold a word of another", () => {
    expect(places("一、工作现状\n（一）人手不足\n全镇三人。")).toEqual([
      "heading 工作现状",
      "status 人手不足\n全镇三人。",
    ]);
  });

  it("may stand before a colon in the line of their first point", () => {
    expect(places("存在问题：人手不足。\n建议：增加编制。")).toEqual([
      "heading 存在问题：",
      "problem 人手不足。",
      "heading 建议：",
      "suggestion 增加编制。",
    ]);
  });

  it("go by a word of the project before those of the house", () => {
    const rules = [
      { word: "急难愁盼", dimension: "problem" as const },
      { word: "做法", dimension: "example" as const },
    ];
    expect(places("一、群众急难愁盼\n路不好走。\n二、主要做法\n修路。", rules)).toEqual([
      "heading 群众急难愁盼",
      "problem 路不好走。",
      "heading 主要做法",
      "status 修路。",
    ]);
    expect(places("一、做法\n修路。", rules)).toEqual(["heading 做法", "example 修路。"]);
  });

  it("are not made of long sentences that hold such a word", () => {
    expect(places("我们认为当前的问题在于年轻干部留不住，需要从编制、待遇、成长三个方面一起想办法解决。")).toEqual([
      "waiting 我们认为当前的问题在于年轻干部留不住，需要从编制、待遇、成长三个方面一起想办法解决。",
    ]);
  });
});

describe("runs inside a paragraph", () => {
  it("are parted at 一是, 二是, and keep what leads to them", () => {
    expect(places("一、存在问题\n全镇普遍缺人。一是编制少。二是借调多；三是待遇低。")).toEqual([
      "heading 存在问题",
      "problem 全镇普遍缺人。",
      "problem 编制少。",
      "problem 借调多；",
      "problem 待遇低。",
    ]);
  });

  it("are left whole where 一是 stands alone", () => {
    expect(places("一、存在问题\n当前一是缺人，别的都好。")).toEqual([
      "heading 存在问题",
      "problem 当前一是缺人，别的都好。",
    ]);
  });

  it("that go over several paragraphs lose their marks too", () => {
    expect(places("一、存在问题\n一是编制少。\n二是借调多。")).toEqual([
      "heading 存在问题",
      "problem 编制少。",
      "problem 借调多。",
    ]);
  });
});
