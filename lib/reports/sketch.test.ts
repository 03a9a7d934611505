import { expect, test } from "vitest";
import { shownSketch, sketchOf } from "@/lib/reports/sketch";
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
  const shown = shownSketch(sketch);
  expect(shown.sections[0]?.points.map(({ lead }) => lead)).toEqual(points.map(({ lead }) => lead));
  expect(shown.sections[0]?.points.flatMap(({ evidence }) => evidence)).toEqual([]);
  expect(shown.preface).toBe("前言。");
  // A point without a text has its name and nothing else: there are hundreds of them.
  expect(sketch.sections[0]?.points.at(-1)).toEqual({ id: "199", lead: "lead 199" });
});

test("a sketch shows each point at its level, and whether it is left out", () => {
  const points = [
    draftPointOf("a", { level: 0, text: "甲。" }),
    draftPointOf("b", { level: 2 }),
    draftPointOf("c", { dropped: true, text: "丙。" }),
  ];
  const shown = shownSketch(sketchOf(draft(points)).draft).sections[0]?.points ?? [];
  expect(shown.map(({ text, level, dropped }) => ({ text, level, dropped }))).toEqual([
    { text: "甲。", level: 0, dropped: false },
    { text: "", level: 2, dropped: false },
    { text: "", level: 0, dropped: true },
  ]);
});

test("the texts of the first screen come with it, the others are only reserved their room", () => {
  const texts = Array.from({ length: 20 }, () => "缺水。".repeat(84));
  const { draft: sketch, linesLeft } = sketchOf(draft(texts.map((text, at) => point(String(at), text))));
  const carried = shownSketch(sketch).sections[0]?.points.map(({ text }) => text) ?? [];
  expect(carried.slice(0, 3)).toEqual([texts[0], texts[1], ""]);
  expect(carried.slice(3).join("")).toBe("");
  expect(linesLeft).toBe(18 * 9);
});
