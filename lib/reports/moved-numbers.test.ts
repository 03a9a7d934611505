import { describe, expect, it, test } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { tokenWords } from "@/lib/reports/document-words";
import { movedNumbers } from "@/lib/reports/moved-numbers";
import { countsSeen, readSeen, seenFrom } from "@/lib/reports/seen-counts";
import type { ReportCounts, ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

const uuid = (kind: number, number: number) => `00000000-0000-4000-800${kind}-${String(number).padStart(12, "0")}`;
const site = (number: number) => ({ id: uuid(1, number), name: `第${number}号镇`, kind: "town" as const });

/** `of`: how many sites have the theme 专职人员不足, of how many. */
function countsOf(of: number, sites: number, visits = sites): ReportCounts {
  const all = Array.from({ length: sites }, (_, at) => site(at + 1));
  return {
    ...{ visits, entries: 100, heard: 60, firstDay: "2026-10-08", lastDay: "2026-11-20", sites: all },
    methods: [{ method: "seminar", visits }],
    themes: [
      {
        ...{ id: uuid(2, 1), name: "专职人员不足", dimension: "problem" },
        siteIds: all.slice(0, of).map(({ id }) => id),
      },
      { id: uuid(2, 2), name: "数据不共享", dimension: "problem", siteIds: all.slice(0, 5).map(({ id }) => id) },
    ],
  };
}

/** Today's counts, with those that were seen as they come back from the database. */
function after(seen: ReportCounts, now: ReportCounts): ReportCounts {
  const stored = readSeen(JSON.parse(JSON.stringify(seenFrom(seen))));
  return { ...now, seen: stored ? countsSeen(stored, now) : undefined };
}

const themed = (text: string, lead = "人手跟不上", showSupport = true): ReportDraft =>
  plainDraft({
    sections: [draftSection("问题", [draftPointOf("p1", { themeId: uuid(2, 1), lead, text, showSupport })])],
  });
const moved = (draft: ReportDraft, counts: ReportCounts) =>
  movedNumbers(draft, counts, tokenWords).map(({ place, name, before, after: now }) => [
    "id" in place ? place.id : place.part,
    name,
    before,
    now,
  ]);
const typed = (draft: ReportDraft, counts: ReportCounts) =>
  checkReport(draft, counts).flatMap(({ kind, details, counted }) =>
    kind === "number_moved" ? [[details[0], counted?.was, counted?.value]] : [],
  );
/** How a typed figure is named, whichever way. */
const numbers = (draft: ReportDraft, counts: ReportCounts) =>
  checkReport(draft, counts).flatMap(({ kind, counted }) =>
    kind.startsWith("number") ? [[kind, counted?.value]] : [],
  );

test("what is stored of the counts gives the same counts back", () => {
  const counts = countsOf(20, 24);
  const { seen } = after(counts, counts);
  expect(seen).toEqual({ ...counts, seen: undefined });
  expect(readSeen({ ...seenFrom(counts), visits: "24" })).toBe(null);
  expect(readSeen(null)).toBe(null);
});

test("a theme that is new has no sites in the counts that were seen", () => {
  const [before, now] = [countsOf(20, 24), countsOf(20, 24)];
  const { seen } = after({ ...before, themes: before.themes.slice(1) }, now);
  expect(seen?.themes.map(({ siteIds }) => siteIds.length)).toEqual([0, 5]);
});

describe("counted numbers since they were last seen", () => {
  it("are listed with both values and the part that prints them", () => {
    const draft = {
      ...themed("县里已在核编。"),
      preface: "走访了{{镇街园区数}}个镇街园区，共{{走访数}}次，{{走访数}}次都有记录。",
    };
    expect(moved(draft, after(countsOf(20, 24, 30), countsOf(21, 24, 31)))).toEqual([
      ["front", "走访数", "30", "31"],
      ["p1", "", "20/24", "21/24"],
    ]);
    expect(moved(draft, after(countsOf(20, 24), countsOf(20, 24)))).toEqual([]);
  });

  it("are listed too where other sites stand behind the same number", () => {
    const [before, now] = [countsOf(3, 24), countsOf(3, 24)];
    const [theme] = now.themes;
    if (theme) theme.siteIds = [site(1), site(2), site(9)].map(({ id }) => id);
    const [one] = movedNumbers(themed("县里已在核编。"), after(before, now), tokenWords);
    expect(one).toMatchObject({ before: "3/24", after: "3/24", came: ["第9号镇"], left: ["第3号镇"] });
  });

  it("are not listed where a point prints no number, or is left out", () => {
    const draft = themed("县里已在核编。", "人手跟不上", false);
    expect(moved(draft, after(countsOf(20, 24), countsOf(21, 24)))).toEqual([]);
  });

  it("are nothing where nobody has seen any", () => {
    expect(moved(themed("县里已在核编。"), countsOf(21, 24))).toEqual([]);
  });
});

describe("a number of sites that a person typed", () => {
  const since = after(countsOf(20, 24), countsOf(21, 25));

  it("is named with what was and what is counted, if it was right then", () => {
    expect(typed(themed("走访的24个镇街园区中20个镇街反映这个问题。"), since)).toEqual([
      ["24个", 24, 25],
      ["20个", 20, 21],
    ]);
    expect(typed(themed("县里已在核编。", "二十个镇街反映专职人员不足"), since)).toEqual([["二十个", 20, 21]]);
  });

  it("is held against the theme that its sentence names, around the points too", () => {
    const front = { ...themed("县里已在核编。"), preface: "有20个镇街反映专职人员不足，5个镇街另有说法。" };
    expect(typed(front, since)).toEqual([["20个", 20, 21]]);
    const other = { ...themed("县里已在核编。"), preface: "5个镇街反映数据不共享。" };
    expect(typed(other, since)).toEqual([]);
    const listed = themed("专职人员不足（20个镇街园区）、数据不共享（5个镇街园区）等。");
    expect(typed(listed, since)).toEqual([["20个", 20, 21]]);
  });

  it("is not named while its count stays, or while it says the new one", () => {
    expect(typed(themed("走访的24个镇街园区中20个镇街反映。"), after(countsOf(20, 24), countsOf(20, 24)))).toEqual([]);
    expect(numbers(themed("走访的25个镇街园区中21个镇街反映。"), since)).toEqual([]);
  });

  it("is an ordinary doubt, with what is counted now, if it was never right", () => {
    expect(numbers(themed("18个镇街反映。"), since)).toEqual([["number_without_source", 21]]);
    expect(numbers(themed("18个镇街反映。"), countsOf(21, 25))).toEqual([["number_without_source", 21]]);
  });

  it("is no part of the number behind its point: 其中3个镇街", () => {
    expect(numbers(themed("21个镇街反映，其中3个镇街已有办法。"), since)).toEqual([
      ["number_without_source", undefined],
    ]);
  });
});
