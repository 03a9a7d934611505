import { expect, test } from "vitest";
import { draftWords } from "@/lib/reports/document-words";
import { structureKeys } from "@/lib/reports/draft-input";
import { shareOut, structureLike, structureOf, type EarlierSection } from "@/lib/reports/structures";
import { pick, seeded } from "@/lib/testing/findings-world";
import { dimensionKeys } from "@/lib/vocabulary";

const theme = (id: string, dimension: (typeof dimensionKeys)[number]) => ({ id, dimension });
const all = dimensionKeys.flatMap((dimension) => [1, 2, 3].map((place) => theme(`${dimension}${place}`, dimension)));
const idsOf = (shares: { id: string }[][]) => shares.map((share) => share.map(({ id }) => id));

test("each usual structure has a heading for each section, and room for every theme once", () => {
  for (const key of structureKeys) {
    const plan = structureOf(key, draftWords);
    expect(draftWords.structures[key]).toHaveLength(plan.length);
    for (const { heading } of plan) expect(heading).not.toBe("");
    const parts = shareOut(all, plan).filter((_share, place) => !plan[place]?.strongest);
    expect(idsOf(parts).flat().toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  }
});

test("总报告 begins with two of what is done, two problems and two suggestions, each of which also stands in its part", () => {
  const shares = idsOf(shareOut(all, structureOf("whole", draftWords)));
  expect(shares).toEqual([
    ["status1", "status2", "problem1", "problem2", "suggestion1", "suggestion2"],
    ["status1", "status2", "status3"],
    ["example1", "example2", "example3"],
    ["problem1", "problem2", "problem3"],
    ["suggestion1", "suggestion2", "suggestion3"],
  ]);
});

test("an earlier report gives its headings, layouts and order; new themes stand with those of their dimension", () => {
  const earlier: EarlierSection[] = [
    { heading: "问题在先", layout: "sub_headings", themeIds: ["problem1", "problem2", "status3"] },
    { heading: "后说做法", layout: "run_in", themeIds: ["status1", "status2", "example1"] },
    { heading: "手写的部分", layout: "paragraphs", themeIds: [] },
  ];
  const plan = structureLike(earlier, all);
  expect(plan.map(({ heading, layout, lead }) => [heading, layout, lead])).toEqual([
    ["问题在先", "sub_headings", ""],
    ["后说做法", "run_in", ""],
    ["手写的部分", "paragraphs", ""],
  ]);
  expect(idsOf(shareOut(all, plan))).toEqual([
    ["status3", "problem1", "problem2", "problem3"],
    ["status1", "status2", "example1", "example2", "example3"],
    // No section had a suggestion: the last one takes them.
    ["suggestion1", "suggestion2", "suggestion3"],
  ]);
});

test("no theme is left without a section, whatever the earlier report", () => {
  const random = seeded(45);
  for (let round = 0; round < 200; round += 1) {
    const earlier = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, place): EarlierSection => ({
      heading: `第${place}部分`,
      layout: "run_in",
      themeIds: Array.from({ length: Math.floor(random() * 5) }, () => pick(random, all).id),
    }));
    const shares = shareOut(all, structureLike(earlier, all));
    expect(new Set(idsOf(shares).flat())).toEqual(new Set(all.map(({ id }) => id)));
  }
});
