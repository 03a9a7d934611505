import { expect, test } from "vitest";
import { generatedStudy } from "@/lib/testing/generated-study";
import { hitsOf, ours } from "@/lib/testing/suggestion-hits";
import { codedDemo } from "./coded-demo";

test("a suggestion for an entry of the demo is right as often as was promised", () => {
  const { entries, first, three, surer, sure } = hitsOf(codedDemo, ours);
  expect(entries).toBe(275);
  expect(first).toBeGreaterThanOrEqual(0.78);
  expect(three).toBeGreaterThanOrEqual(0.97);
  expect(surer).toBeGreaterThanOrEqual(0.92);
  // One chip for two in five entries, and right.
  expect(sure.entries).toBeGreaterThanOrEqual(100);
  expect(sure.right).toBeGreaterThanOrEqual(0.92);
});

test("before anything is coded, names, definitions and questions alone suggest, and nothing is called sure", () => {
  const { first, three, sure } = hitsOf(codedDemo, ours, { cold: true });
  expect(first).toBeGreaterThanOrEqual(0.61);
  expect(three).toBeGreaterThanOrEqual(0.83);
  expect(sure.entries).toBe(0);
});

test("what is offered alone is right in other studies too", () => {
  const studies = [{ seed: 7 }, { seed: 11 }, { seed: 12, visits: 60 }].map((made) =>
    hitsOf(generatedStudy(made), ours),
  );
  const alone = studies.reduce((sum, { sure }) => sum + sure.entries, 0);
  expect(alone).toBeGreaterThanOrEqual(500);
  expect(studies.reduce((sum, { sure }) => sum + sure.entries * sure.right, 0) / alone).toBeGreaterThanOrEqual(0.94);
});

test("it does not live by the outline: where the questions say nothing, the words do", () => {
  const study = generatedStudy();
  const { first, three, surer } = hitsOf(study, ours);
  expect(first).toBeGreaterThanOrEqual(0.68);
  expect(three).toBeGreaterThanOrEqual(0.86);
  expect(surer).toBeGreaterThanOrEqual(0.88);
  const silent = { ...study, entries: study.entries.map((entry) => ({ ...entry, question: null })) };
  expect(Math.abs(hitsOf(silent, ours).first - first)).toBeLessThan(0.04);
});
