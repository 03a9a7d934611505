import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longParts, splitLong } from "@/lib/visits/split-long";
import { often } from "@/lib/testing/how-often";

const solid = (text: string) => text.replace(/[\s\u3000]/gu, "");

describe("a text too long for one entry", () => {
  it.each([
    ["短。", 10, ["短。"]],
    ["  短  ", 3, ["短"]],
    ["人手少，活多。经费紧，事杂。", 8, ["人手少，活多。", "经费紧，事杂。"]],
    ["他说：“人手少。”又说：“活多。”", 10, ["他说：“人手少。”", "又说：“活多。”"]],
    ["人手少\n经费紧", 5, ["人手少", "经费紧"]],
    ["全镇3.5万人，三十个村", 9, ["全镇3.5万人，", "三十个村"]],
    ["人手少；活多，经费紧", 7, ["人手少；", "活多，经费紧"]],
    ["no stop here at all", 10, ["no stop", "here", "at all"]],
    ["Dr. Li is here. We met.", 16, ["Dr. Li is here.", "We met."]],
    ["一二三四五六", 4, ["一二三四", "五六"]],
    ["𠮷𠮷𠮷", 3, ["𠮷", "𠮷", "𠮷"]],
    ["一👨‍👩‍👧二", 8, ["一", "👨‍👩‍👧", "二"]],
    ["e\u0301e\u0301e\u0301", 3, ["e\u0301", "e\u0301", "e\u0301"]],
  ])("%j, %d at most", (text, most, parts) => {
    expect(splitLong(text, most)).toEqual(parts);
  });

  it("never ends a part inside a sentence while a sentence ends within reach", () => {
    const sentence = fc
      .array(fc.constantFrom("人", "手，", "𠮷", "3.5", "；", " "), { minLength: 1, maxLength: 20 })
      .map((words) => `${words.join("")}完。`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 60 }), (sentences) => {
        for (const part of splitLong(sentences.join(""), 100)) expect(part).toMatch(/。$/u);
      }),
      { numRuns: often(200) },
    );
  });

  it("has parts of the allowed size that hold the whole text, and never half a character", () => {
    const piece = fc.constantFrom(
      "村",
      "。",
      "，",
      "\n",
      "  ",
      "𠮷",
      "👍🏽",
      "🇨🇳",
      "e\u0301",
      "a",
      ".",
      "“",
      "”",
      "\u3000",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join("")),
        fc.integer({ min: 10, max: 60 }),
        (text, most) => {
          const parts = splitLong(text, most);
          expect(solid(parts.join(""))).toBe(solid(text));
          for (const part of parts) {
            expect(part.length).toBeGreaterThan(0);
            expect(part.length).toBeLessThanOrEqual(most);
            expect(part).not.toMatch(/^[\p{M}\p{Emoji_Modifier}]|\p{Surrogate}/u);
          }
        },
      ),
      { numRuns: often(300) },
    );
  });

  it("divides 105,000 characters in about even parts, at once", () => {
    const parts = splitLong("村里的事村里办，人手还是不够。".repeat(7000), 5000);
    expect(parts).toHaveLength(22);
    for (const part of parts) expect(part.length).toBeGreaterThan(4700);
  });
});

it("shows how each part of a long text begins and ends, and nothing of a short one", () => {
  const text = `${"人手少。".repeat(4)}${"经费紧。".repeat(4)}`;
  expect(longParts(text, 16)).toEqual([
    { from: "人手少。人手少。人手少。", to: "人手少。人手少。人手少。", characters: 16 },
    { from: "经费紧。经费紧。经费紧。", to: "经费紧。经费紧。经费紧。", characters: 16 },
  ]);
  expect(longParts(text, 32)).toEqual([]);
  // What nobody sees is not stored, so it does not count.
  expect(longParts(`${text}\u200B`, 32)).toEqual([]);
});
