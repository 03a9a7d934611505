import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "@/lib/clean-text";
import { line, optionalPassage, passage } from "@/lib/text";

const pasted = fc
  .array(
    fc.constantFrom(
      "人",
      "a",
      "👩",
      " ",
      "\t",
      "\n",
      "\r",
      "\u0007",
      "\u200B",
      "\u200D",
      "\uFEFF",
      "\uD842",
      "\u{E0041}",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("text as people paste it", () => {
  it.each([
    ["NUL and other control characters", "人手\u0000不\u0007足\u009F", "人手不足"],
    ["zero width characters", "人\u200B手\u2060不\uFEFF足", "人手不足"],
    ["marks that turn the line around", "人\u202E手\u2066不\u200F足", "人手不足"],
    ["soft hyphens of a PDF", "人\u00AD手不足", "人手不足"],
    ["joiners between Han", "人\u200D手\u200C不足", "人手不足"],
    ["language tags", "人手\u{E0041}\u{E007F}不足", "人手不足"],
    ["noncharacters", "人手\uFFFE不足\uFFFF", "人手不足"],
  ])("loses what nobody can see: %s", (_, pasted, stored) => {
    expect(cleanText(pasted, true)).toBe(stored);
    expect(cleanText(pasted, false)).toBe(stored);
  });

  it("is the same whether or not a text has anything else to change, for every character", () => {
    const odd: number[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = `人${String.fromCharCode(code)}a`;
      for (const multiline of [true, false])
        if (cleanText(text, multiline) !== cleanText(`${text}\u0000`, multiline)) odd.push(code);
    }
    expect(odd).toEqual([]);
  });

  it.each([
    ["Windows", "一\r\n二"],
    ["an old Mac", "一\r二"],
    ["a browser's separator", "一\u2028二"],
    ["a page break of Word", "一\u000C二"],
  ])("has line breaks as one character, and in a field of one line as a blank: %s", (_, pasted) => {
    expect(cleanText(pasted, true)).toBe("一\n二");
    expect(cleanText(pasted, false)).toBe("一 二");
  });

  it("has ordinary blanks where they only look ordinary", () => {
    expect(cleanText("a\u00A0b\u2009c\u202Fd\u3164e", false)).toBe("a b c d e");
    expect(cleanText("甲\u3000乙", false)).toBe("甲\u3000乙");
    expect(cleanText("甲\t乙", false)).toBe("甲 乙");
    expect(cleanText("甲\t乙", true)).toBe("甲\t乙");
  });

  it("shows where half of a character was", () => {
    expect(cleanText("甲\uD842乙", true)).toBe("甲\uFFFD乙");
  });

  it.each(["𠮷野家𪚥𫝀𫠝𬻞𰻝", "e\u0301 ﷽ 👨‍👩‍👧", "葛\u{E0100}", "<b>", "=1+1", "क्‍ष"])("keeps %s exactly", (text) => {
    expect(cleanText(text, true)).toBe(text);
    expect(cleanText(text, false)).toBe(text);
  });

  it("is stored as it is read back: a second cleaning changes nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), pasted), fc.boolean(), (text, multiline) => {
        const once = cleanText(text, multiline);
        expect(cleanText(once, multiline)).toBe(once);
        expect(once).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it("is measured and required after cleaning", () => {
    expect(line(2).parse(" 甲\u200B乙\t")).toBe("甲乙");
    expect(line(2).safeParse("\u200B \u202E").success).toBe(false);
    expect(passage(3).parse("甲\r\n乙")).toBe("甲\n乙");
    expect(optionalPassage(5).parse("\uFEFF")).toBe("");
  });
});
