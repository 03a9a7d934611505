import { expect, test } from "vitest";
import { sketchOf } from "@/lib/reports/sketch";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import type { DraftPoint } from "@/lib/reports/types";

const point = (id: string, text: string) =>
  draftPointOf(id, {
    text,
    evidence: [{ id: `e${id}`, entryId: null, quotedText: "原话", removed: false, entry: null }],
  });
const draft = (points: DraftPoint[]) => plainDraft({ preface: "前言。", sections: [draftSection("s", points)] });

test("a page carries the names of all parts, and no evidence", () => {
  const points = Array.from({ length: 200 }, (_, at) => point(String(at), "缺水。".repeat(100)));
  const sketch = sketchOf(draft(points)).draft;
  expect(sketch.sections[0]?.points.map(({ lead }) => lead)).toEqual(points.map(({ lead }) => lead));
  expect(sketch.sections[0]?.points.flatMap(({ evidence }) => evidence)).toEqual([]);
  expect(sketch.preface).toBe("前言。");
});

test("the texts of the first screen come with it, the others are only reserved their room", () => {
  const texts = Array.from({ length: 20 }, () => "缺水。".repeat(84));
  const { draft: sketch, linesLeft } = sketchOf(draft(texts.map((text, at) => point(String(at), text))));
  const carried = sketch.sections[0]?.points.map(({ text }) => text) ?? [];
  expect(carried.slice(0, 3)).toEqual([texts[0], texts[1], ""]);
  expect(carried.slice(3).join("")).toBe("");
  expect(linesLeft).toBe(18 * 9);
});
