import { describe, expect, it } from "vitest";
import { importLimits } from "@/lib/imports/limits";
import { readDocument } from "@/lib/imports/read-document";
import { figuresOf } from "@/lib/imports/split/figures";
import { wordContext } from "@/lib/testing/word/outcome";

/** Made to be slow to look at: each is as long as a text may be. */
const long = (part: string) => part.repeat(Math.floor(importLimits.characters / part.length));
const texts: Record<string, string> = {
  "one sign": long("一"),
  blanks: `存在问题\n${long(" ").slice(10)}`,
  "wide blanks": `存在问题\n${long("　").slice(10)}`,
  ordinals: long("一是"),
  "ordinals in order": long("一是二是三是四是"),
  "typed numbers": long("1."),
  "lines of numbers": long(`1.${"人".repeat(70)}\n`),
  brackets: long("（"),
  labels: long(`${"时间： ".repeat(40)}\n`),
  "labels in one line": long("时间： "),
  headings: long(`${"问题".repeat(40)}\n`),
  "figures without end": `工作现状\n截至2026年10月${long("共1个").slice(30)}`,
  "verbs without end": `工作现状\n截至2026年10月${long("共").slice(40)}1个`,
  digits: `工作现状\n截至2026年10月${long("1").slice(40)}个`,
  "days without end": long("2026年1月"),
  quotes: long("“"),
};

describe("a text of 200,000 characters made to be slow", () => {
  it.each(Object.entries(texts))("comes to an end: %s", (_name, pasted) => {
    const result = readDocument({ pasted, context: wordContext });
    if ("document" in result) figuresOf(result.document.source.text, result.document.pieces, wordContext);
    // Work that grows with the square of the length would take minutes; the runner's own limit ends it.
    expect(result).toHaveProperty(pasted.trim() === "" ? "problem" : "document");
  });
});
