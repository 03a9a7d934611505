import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptsOf } from "@/lib/privacy/excerpts";
import { textParts } from "@/lib/privacy/text-parts";

describe("a text cut around what looks like personal data", () => {
  it("marks only that, and its parts join to the text", () => {
    expect(textParts("甲13000000000乙")).toEqual([
      { text: "甲", kind: null },
      { text: "13000000000", kind: "mobile" },
      { text: "乙", kind: null },
    ]);
    const words = fc
      .array(fc.constantFrom("13000000000", "a@b.cn", "村", " ", "𠀀", "329999199001010011"), { maxLength: 8 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(words, (text) => {
        expect(
          textParts(text)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("is shown with a little text around it, which splits no character", () => {
    const [excerpt] = excerptsOf(`${"𠀀".repeat(10)}，13000000000。${"𠮷".repeat(10)}`);
    expect(excerpt).toEqual({
      kind: "mobile",
      before: `${"𠀀".repeat(5)}，`,
      words: "13000000000",
      after: `。${"𠮷".repeat(5)}`,
    });
  });
});
