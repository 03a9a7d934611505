import { describe, expect, it } from "vitest";
import { readDocument } from "@/lib/imports/read-document";
import { markedTexts, type MarkedText } from "@/lib/testing/word/marked-texts";
import { wordContext } from "@/lib/testing/word/outcome";

interface Measure {
  right: number;
  waiting: number;
  /** Placed in a dimension that the mark does not say. */
  wrong: string[];
  all: number;
}

/** How each paragraph fared: by the dimensions that its characters lie in. */
function measure({ name, paragraphs }: MarkedText): Measure {
  const pasted = paragraphs.map(([, words]) => words).join("\n");
  const result = readDocument({ pasted, context: wordContext });
  if ("problem" in result) throw new Error(result.problem);
  const { source, pieces } = result.document;
  expect(pieces.map(({ start, end }) => source.text.slice(start, end)).join("")).toBe(pasted);
  const found: Measure = { right: 0, waiting: 0, wrong: [], all: 0 };
  let at = 0;
  for (const [place, words] of paragraphs) {
    const [start, end] = [at, at + words.length];
    at = end + 1;
    if (place === "heading") continue;
    found.all += 1;
    const places = new Set(
      pieces.filter((piece) => piece.start < end && piece.end > start).map(({ destination }) => destination),
    );
    places.delete("heading");
    const [only] = places;
    if (only === place || (place === "open" && (only === "waiting" || places.size === 0))) found.right += 1;
    else if ([...places].every((each) => each === "waiting" || each === "fact" || each === place)) found.waiting += 1;
    else found.wrong.push(`${name}: ${words.slice(0, 20)} → ${[...places].join("+")}`);
  }
  return found;
}

describe("texts as offices write them", () => {
  const measured = markedTexts.map(measure);
  const sum = (of: (each: Measure) => number) => measured.reduce((total, each) => total + of(each), 0);
  const all = sum((each) => each.all);

  it("have no paragraph placed wrongly in silence", () => {
    expect(measured.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  it("have nine of ten paragraphs placed without help", () => {
    expect(all).toBeGreaterThan(40);
    expect(sum((each) => each.right) / all).toBeGreaterThanOrEqual(0.9);
  });
});
