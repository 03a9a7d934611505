import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rawOf, sentenceEndAfter, toDocument, type Inline } from "@/components/reports/text/piece-document";
import { citedText, filledText } from "@/lib/reports/tokens";

function inlines(line: string): Inline[] {
  const content = toDocument(line).content?.[0]?.content ?? [];
  return content.map(({ type, text, attrs }) => ({ isText: type === "text", text, attrs: attrs ?? {} }));
}

describe("a text as a document of words and pieces", () => {
  it("says the same as the text, whatever is typed into it", () => {
    const word = fc.constantFrom(
      "走访",
      "{{走访数}}",
      filledText("260名", "县统计局"),
      "{{",
      "}}",
      "。",
      "\n",
      citedText("a"),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 3 }))), (words) => {
        const text = words.join("");
        const lines = text.split("\n").map((line) => inlines(line).map(rawOf).join(""));
        expect(lines.join("\n")).toBe(text);
      }),
    );
  });

  it("ends a sentence behind its full stop and the marks that are there", () => {
    const line = inlines(`共走访{{走访数}}次。${citedText("a")}配了两名；还缺三名`);
    expect(sentenceEndAfter(line, 1)).toEqual({ at: 7, marks: [citedText("a")] });
    expect(sentenceEndAfter(line, 9)).toEqual({ at: 12, marks: [] });
    expect(sentenceEndAfter(line, 14)).toEqual({ at: 16, marks: [] });
  });
});
