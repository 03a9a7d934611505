import { describe, expect, test } from "vitest";
import { messagesOf } from "@/lib/i18n/catalogues";

type Sentences = Map<string, string>;

/** Every sentence of a catalogue by its full key. */
function sentencesOf(node: unknown, path = "", found: Sentences = new Map()): Sentences {
  if (typeof node === "string") found.set(path, node);
  else
    for (const [key, child] of Object.entries(Object(node))) sentencesOf(child, path ? `${path}.${key}` : key, found);
  return found;
}

const chinese = sentencesOf(messagesOf("zh-CN"));
const english = sentencesOf(messagesOf("en"));

/** The names in braces: {count}, and that of {count, plural, …} with those inside its branches. */
function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\s*([A-Za-z]\w*)\s*[,}]/g)].map((match) => match[1] ?? ""))].sort();
}

/** Without the branches of plurals, whose commas are syntax. */
function proseOf(sentence: string): string {
  return sentence.replace(/\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/g, "{");
}

/**
 * A day of the year or month just named. Each language leaves out what it need not repeat, which is a different part.
 */
const partialDates = new Set(["reports.document.tokens.dayOfSameYear", "reports.document.tokens.dayOfSameMonth"]);

describe("the two catalogues", () => {
  test("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test("name the same values in each sentence", () => {
    const differing = [...chinese].filter(
      ([key, sentence]) =>
        !partialDates.has(key) && `${placeholders(sentence)}` !== `${placeholders(english.get(key) ?? "")}`,
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("are empty only in the same places", () => {
    const empty = (sentences: Sentences) =>
      [...sentences].filter(([, sentence]) => sentence.trim() === "").map(([key]) => key);
    expect(empty(english).sort()).toEqual(empty(chinese).sort());
  });
});

describe("Chinese sentences", () => {
  test("have one word for one thing, and address a person politely", () => {
    const others = /字符|兆|课题组|你|(?<!其)他的/u;
    expect([...chinese].filter(([, sentence]) => others.test(sentence)).map(([key]) => key)).toEqual([]);
  });

  test("have full-width punctuation beside Chinese characters", () => {
    const beside = /[\p{sc=Han}”）》]\s?[,:;?!()]|[,:;?!()]\s?[\p{sc=Han}“（《]/u;
    expect([...chinese].filter(([, sentence]) => beside.test(proseOf(sentence)))).toEqual([]);
  });

  test("have it beside a value that is among Chinese characters", () => {
    const beside = /\}[,:;?!]\s?\p{sc=Han}|\p{sc=Han}[,:;?!]\s?\{/u;
    expect([...chinese].filter(([, sentence]) => beside.test(proseOf(sentence)))).toEqual([]);
  });
});
