import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPersonalData, masks, personalDataKinds, redact, restored } from "@/lib/privacy/personal-data";
import { mixed, nearMisses, positives } from "@/lib/privacy/samples";
import { often } from "@/lib/testing/how-often";

/** "…【138…】…" → the sentence without the marks, and the text between them. */
function marked(sentence: string) {
  const wanted = [...sentence.matchAll(/【([^】]*)】/gu)].map((match) => match[1]);
  return { text: sentence.replace(/[【】]/gu, ""), wanted };
}

const all = personalDataKinds.flatMap((kind) => positives[kind].map((sentence) => [kind, sentence] as const));

describe("personal data in a text", () => {
  it.each(all)("%s is found: %s", (kind, sentence) => {
    const { text, wanted } = marked(sentence);
    const found = findPersonalData(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
    expect(new Set(found.map((span) => span.kind))).toEqual(new Set([kind]));
  });

  it.each(mixed)("each with its kind: %s", (sentence, kinds) => {
    const { text, wanted } = marked(sentence);
    expect(findPersonalData(text).map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
    expect(findPersonalData(text).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each(nearMisses)("is not found where there is none: %s", (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it("is tested with at least eighty ways of writing it and eighty near misses", () => {
    expect(Math.min(all.length, nearMisses.length)).toBeGreaterThanOrEqual(80);
  });
});

/** Pieces that form numbers, break them, or surround them. */
const pieces = [
  ...all.map(([, sentence]) => marked(sentence).text),
  ...nearMisses,
  "86",
  "+86",
  "0086",
  "32",
  "329999",
  "130",
  "0000",
  "13000000000",
  "X",
  "x",
  "0",
  ".5",
  "0.",
  ".",
  "-",
  " ",
  "　",
  "－",
  "@",
  "＠",
  ".cn",
  "元",
  "¥",
  "a",
  "村",
  "\n",
  "\u202e",
  "😀",
  "\ud83d",
  "〔手机号已隐去〕",
  "〔",
  "19900101",
  "0011",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.stringMatching(/^[0-9]{1,19}$/), fc.string({ maxLength: 4 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));
const manyRuns = { numRuns: often(20_000) };

describe("一键脱敏", () => {
  it("leaves nothing to find, so that a second time changes nothing", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const once = redact(whole).text;
        expect(findPersonalData(once)).toEqual([]);
        expect(redact(once)).toEqual({ text: once, replaced: [] });
      }),
      manyRuns,
    );
  });

  it("finds spans in order, without overlap, and changes no other character", () => {
    fc.assert(
      fc.property(text, (whole) => {
        let from = 0;
        let expected = "";
        for (const { start, end, kind } of findPersonalData(whole)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expected += whole.slice(from, start) + masks[kind];
          from = end;
        }
        expect(redact(whole).text).toBe(expected + whole.slice(from));
      }),
      manyRuns,
    );
  });

  it("is undone to exactly the same text", () => {
    fc.assert(
      fc.property(text, (whole) => {
        expect(restored(redact(whole).text, redact(whole))).toBe(whole);
      }),
      manyRuns,
    );
  });

  it("is undone in a text that was edited since: the new text stays, each remaining mask gets its words", () => {
    const redaction = redact("甲13000000000，乙13100000000，丙a@b.cn");
    expect(redaction.text).toBe("甲〔手机号已隐去〕，乙〔手机号已隐去〕，丙〔邮箱已隐去〕");
    expect(restored(`新写。${redaction.text}又写`, redaction)).toBe("新写。甲13000000000，乙13100000000，丙a@b.cn又写");
    expect(restored("甲〔手机号已隐去〕，丙〔邮箱已隐去〕", redaction)).toBe("甲13000000000，丙a@b.cn");
    expect(restored("都删了", redaction)).toBe("都删了");
  });

  it("leaves what the person chose to keep", () => {
    expect(redact("甲13000000000，乙13100000000", new Set(["13100000000"])).text).toBe(
      "甲〔手机号已隐去〕，乙13100000000",
    );
  });
});

const length = 250_000;
const long = (part: string) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

describe("a text of 250,000 characters made to be slow", () => {
  // Work that grows with the square of the length would take minutes, so the test runner's time limit ends it.
  it.each([
    "1",
    "1 ",
    "12 ",
    "123 ",
    "138 ",
    "4 44 444 4444 ",
    "86 ",
    "86-",
    "130 0000 ",
    "329999-",
    "1-",
    "X",
    "1X",
    "1 X",
    "@",
    "a",
    "a@",
    "a.",
    "a@b.",
    "a@b.c1.",
    ".@",
    "+",
    "+86",
    " ",
    "-",
    "１３",
    "13000000000-",
    "1.",
    "0.1",
  ])("comes to an end: %j over and over", (part) => {
    expect(findPersonalData(`${long(part)}@`).length).toBeLessThan(length);
  });
});
