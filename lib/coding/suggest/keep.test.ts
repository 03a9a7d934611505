import { expect, test } from "vitest";
import { follow, learnFirst, type OfProject, type ThemeToFollow } from "@/lib/coding/suggest/keep";
import { suggestThemes } from "@/lib/coding/suggest/suggest";

const toFollow = (id: string, dimension: "problem" | "status", texts: string[]): ThemeToFollow => ({
  theme: { id, dimension, name: id, definition: "" },
  state: id,
  examples: texts.map((text) => ({ text, questionId: null })),
});
const changed = [
  toFollow("饮水", "problem", ["自来水早晚才有压", "水管冬天冻裂", "蓄水池见底了"]),
  toFollow("道路", "problem", ["村路没有硬化", "塌方半月没清", "桥面坑洼不平"]),
  toFollow("议事", "status", ["每月开一次院坝会"]),
];
const themes = changed.map(({ theme }) => theme);

test("a project that is learned at rest equals one that is learned at once", async () => {
  const rested: OfProject = new Map();
  const atOnce: OfProject = new Map();
  await learnFirst(rested, changed, () => Promise.resolve());
  follow(atOnce, themes, changed);
  const told = (own: OfProject) =>
    [...follow(own, themes, [])].map(([dimension, scorer]) => [
      dimension,
      suggestThemes(scorer, { text: "去年冬天水管又冻裂了", question: null }, new Set()),
    ]);
  expect(told(rested)).toEqual(told(atOnce));
  expect(rested.get("problem")?.seen).toEqual(atOnce.get("problem")?.seen);
});

test("others have the thread after each theme, and see no model before it is whole", async () => {
  const own: OfProject = new Map();
  const seen: number[] = [];
  await learnFirst(own, changed, () => {
    seen.push(own.size);
    return Promise.resolve();
  });
  expect(seen).toEqual([0, 0, 0, 1, 2]);
});
