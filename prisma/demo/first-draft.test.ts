import { expect, test } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { structureKeys } from "@/lib/reports/draft-input";
import { statedNumbers } from "@/lib/reports/numbers";
import type { ReportDraft } from "@/lib/reports/types";
import { pick, seeded } from "@/lib/testing/findings-world";
import { demoDraft } from "./first-draft";

const { draft, counts } = demoDraft();
// Also those that the draft leaves out: an author may take them in.
const points = draft.sections.flatMap((section) => section.points);
const siteNames = counts.sites.map(({ name }) => name);

interface Figure {
  pointId: string;
  /** 0 is the lead, 1 the elaboration. */
  start: number;
  end: number;
  numeral: string;
}

/** Every figure, found by a rule of its own: digits, and Chinese numerals before a measure word. */
const plainFigure =
  /\d+(?:\.\d+)?万?|[二两三四五六七八九十]+(?=[个名人户家件次条天年月轮周片类班张位遍支])|[一二三四五六七八九]成|一半|三分之一/gu;
const figures: Figure[] = points.flatMap(({ id, text }) =>
  // Not in the marks of citations; each keeps its length.
  [...text.replace(/\{\{.*?\}\}/gu, (mark) => "｜".repeat(mark.length)).matchAll(plainFigure)]
    .filter(({ index }) => !/第$/u.test(text.slice(0, index)))
    .map(({ index, 0: numeral }) => ({ pointId: id, start: index, end: index + numeral.length, numeral })),
);

/** The draft with only these points, and their texts changed. */
function withTexts(texts: ReadonlyMap<string, string>): ReportDraft {
  return {
    ...draft,
    preface: "",
    sections: draft.sections.map((section) => ({
      ...section,
      points: section.points
        .filter(({ id }) => texts.has(id))
        .map((point) => ({ ...point, dropped: false, text: texts.get(point.id) ?? "" })),
    })),
  };
}

const textOf = new Map(points.map(({ id, text }) => [id, text]));
const worth = (numeral: string) =>
  statedNumbers(`${numeral}个`)[0]?.value ?? statedNumbers(numeral)[0]?.value ?? numeral;

/** The texts with two figures in each other's place, and where these are now. */
function swapped(one: Figure, other: Figure) {
  const texts = new Map([one, other].map(({ pointId }) => [pointId, textOf.get(pointId) ?? ""]));
  const places = [
    { at: one, numeral: other.numeral },
    { at: other, numeral: one.numeral },
  ].toSorted((a, b) => b.at.start - a.at.start);
  for (const { at, numeral } of places) {
    const text = texts.get(at.pointId) ?? "";
    texts.set(at.pointId, text.slice(0, at.start) + numeral + text.slice(at.end));
  }
  return texts;
}

/** True if a warning about a figure is at the place of a figure that another one was put in. */
function caught(texts: ReadonlyMap<string, string>, at: Figure, numeral: string): boolean {
  const behind = (textOf.get(at.pointId) ?? "")
    .slice(at.end, at.end + 6)
    .replace(/[，。、；\d一二两三四五六七八九十].*$/su, "");
  return checkReport(withTexts(texts), counts).some(
    ({ kind, place, details, sentence }) =>
      kind.startsWith("number_") &&
      "id" in place &&
      place.id === at.pointId &&
      (details[0] ?? "").includes(numeral.replace(/[成半]$/u, "")) &&
      (sentence ?? "").includes(`${numeral}${behind}`),
  );
}

test.each(structureKeys)(
  "the demo's first draft raises no warning about its figures, lost figures or words for numbers of sites: %s",
  (structure) => {
    const made = demoDraft(structure);
    const kinds = new Set(checkReport(made.draft, made.counts).map(({ kind }) => kind));
    expect([...kinds]).toEqual(["raw_speech"]);
    for (const { points: all } of made.draft.sections)
      expect(all.filter(({ dropped, level }) => !dropped && level === 0).length).toBeLessThanOrEqual(6);
  },
);

test("any two figures of the demo's first draft that are swapped are both named", { timeout: 120_000 }, () => {
  expect(figures.length).toBeGreaterThan(110);
  const random = seeded(13);
  const pairs: [Figure, Figure][] = [];
  while (pairs.length < 1_500) {
    const one = pick(random, figures);
    // Every second pair is of one point, where the sources are the same.
    const other = pick(
      random,
      pairs.length % 2 === 0 ? figures.filter(({ pointId }) => pointId === one.pointId) : figures,
    );
    if (worth(one.numeral) !== worth(other.numeral)) pairs.push([one, other]);
  }
  const missed = pairs.flatMap(([one, other]) => {
    const texts = swapped(one, other);
    return [
      ...(caught(texts, one, other.numeral) ? [] : [`${one.numeral}←${other.numeral} ${texts.get(one.pointId) ?? ""}`]),
      ...(caught(texts, other, one.numeral)
        ? []
        : [`${other.numeral}←${one.numeral} ${texts.get(other.pointId) ?? ""}`]),
    ];
  });
  console.log(`swapped figures of the demo: ${2 * pairs.length - missed.length} of ${2 * pairs.length} named`);
  expect(missed).toEqual([]);
});

test("a figure of another entry of the same point is named, with the words that it may come from", () => {
  const staff = points.find(({ lead }) => lead.includes("人员分工"));
  const texts = new Map([[staff?.id ?? "", "据桥头镇介绍，三个口子合署办公，实际到岗38人。"]]);
  expect(checkReport(withTexts(texts), counts)).toMatchObject([
    { kind: "number_differs", details: ["38人"], source: "实际到岗19人" },
  ]);
  expect(siteNames).toContain("桥头镇");
});
