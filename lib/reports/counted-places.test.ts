import { describe, expect, it } from "vitest";
import { checkReport } from "@/lib/reports/checks";
import { countsSeen, seenFrom } from "@/lib/reports/seen-counts";
import type { DraftEvidence, DraftPoint, ReportCounts } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";

/** What is counted at the place of a typed number. */

const site = (number: number) => ({ id: `s${number}`, name: `第${number}号镇`, kind: "town" as const });
const counts = (sites: number, of: Record<string, number>): ReportCounts => {
  const all = Array.from({ length: sites }, (_, at) => site(at + 1));
  return {
    ...{ visits: 30, entries: 640, heard: 300, firstDay: "2026-10-08", lastDay: "2026-11-20", sites: all, methods: [] },
    themes: Object.entries(of).map(([name, number]) => ({
      ...{ id: name, name, dimension: "problem" as const },
      siteIds: all.slice(0, number).map(({ id }) => id),
    })),
  };
};
const before = counts(24, { 专职人员不足: 20, 数据不共享: 5, 部门数据不共享: 4, 人手: 7 });
const today = counts(25, { 专职人员不足: 21, 数据不共享: 6, 部门数据不共享: 4, 人手: 7 });
const now: ReportCounts = { ...today, seen: countsSeen(seenFrom(before), today) };

const found = (change: Parameters<typeof plainDraft>[0]) =>
  checkReport(plainDraft(change), now)
    .filter(({ kind }) => kind.startsWith("number"))
    .map(({ kind, counted }) => [kind, counted?.was ?? null, counted?.value ?? null]);
const inPoint = (text: string, change: Partial<DraftPoint> = {}) =>
  found({ sections: [draftSection("问题", [draftPointOf("p1", { themeId: "专职人员不足", text, ...change })])] });
const around = (preface: string) => found({ preface });

const moved = (was: number, value: number) => [["number_moved", was, value]];
const doubted = (value: number | null) => [["number_without_source", null, value]];
const uncited = (value: number | null) => [["number_uncited", null, value]];

describe("a number in a point", () => {
  it("in brackets behind a theme's name is of that theme, whichever the point counts", () => {
    expect(inPoint("专职人员不足（21个镇街园区）、数据不共享（5个镇街园区）。")).toEqual(moved(5, 6));
    expect(inPoint("专职人员不足（21个镇街园区）、数据不共享（6个镇街园区）。")).toEqual([]);
  });

  it("behind 走访了, and before 中, is of all sites", () => {
    expect(inPoint("走访了26个镇街园区。")).toEqual(doubted(25));
    expect(inPoint("26个镇街园区中多数反映。")).toEqual(doubted(25));
  });

  it("is of the theme that its sentence names, else of its point", () => {
    expect(inPoint("9个镇街谈到数据不共享的事。")).toEqual(doubted(6));
    expect(inPoint("21个镇街谈到数据不共享的事。")).toEqual(doubted(6));
    expect(inPoint("18个镇街都谈到。")).toEqual(doubted(21));
  });

  it("is of all sites if it was right for them, unless the sites say something", () => {
    expect(inPoint("24个镇街情况不一，有的谈到数据不共享的事。")).toEqual(moved(24, 25));
    expect(inPoint("24个镇街谈到数据不共享的事。")).toEqual(doubted(6));
    expect(inPoint("24个镇街情况不一。")).toEqual(moved(24, 25));
    expect(inPoint("24个镇街都谈到。")).toEqual(doubted(21));
  });

  it("is of the sites that are cited, where the point counts by no theme", () => {
    const evidence = [1, 2].map((number): DraftEvidence => ({
      ...{ id: `x${number}`, entryId: `e${number}`, quotedText: "缺人。", removed: false },
      entry: {
        ...{ visitId: "v", visitState: "approved", visitedOn: "2026-10-09", visitedAs: null, dimension: "problem" },
        ...{ siteId: `s${number}`, siteName: `第${number}号镇`, siteKind: "town", text: "缺人。" },
      },
    }));
    expect(inPoint("9个镇街都谈到。", { themeId: null, evidence })).toEqual(doubted(2));
  });

  it("is not told what it says already", () => {
    const filled = checkReport(plainDraft({ preface: "21个镇街谈到专职人员不足，另有30个点。" }), now);
    expect(filled.filter(({ kind }) => kind.startsWith("number")).map(({ counted }) => counted)).toEqual([undefined]);
  });

  it("is no count of visits, people or entries: those are of the whole report", () => {
    expect(inPoint("共走访29次。")).toEqual(doubted(null));
  });
});

describe("a number around the points", () => {
  it("of sites is of all, unless the text names one theme", () => {
    expect(around("有18个镇街园区情况较好。")).toEqual(uncited(25));
    expect(around("有18个镇街谈到部门数据不共享的事。")).toEqual(uncited(4));
    expect(around("有18个镇街谈到专职人员不足、数据不共享的事。")).toEqual(uncited(25));
    // Too short to be meant for certain.
    expect(around("有18个镇街人手不够。")).toEqual(uncited(25));
  });

  it("of times, people and entries is one of the fieldwork only where the sentence says so", () => {
    expect(around("开会29次。")).toEqual(uncited(null));
    expect(around("聘用网格员299名。")).toEqual(uncited(null));
    expect(around("办结投诉600条。")).toEqual(uncited(null));
    // People are not counted with 个, nor without a word.
    expect(around("听取意见299个。")).toEqual(uncited(null));
    expect(around("听取意见299。")).toEqual(uncited(null));
    expect(around("共走访29次，听取299人次的意见，整理条目600条。")).toEqual([
      ["number_uncited", null, 30],
      ["number_uncited", null, 300],
      ["number_uncited", null, 640],
    ]);
  });
});
