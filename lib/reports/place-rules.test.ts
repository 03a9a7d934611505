import { describe, expect, it } from "vitest";
import { calendarPlaces, isVisitDate, type CalendarPlace } from "@/lib/reports/day-checks";
import { statedNumbers } from "@/lib/reports/numbers";
import { isOfOthers, kindsBefore, namesBefore, sitesBefore, siteWordAt } from "@/lib/reports/site-words";

/** Each rule about words for sites, and about days, by itself. */

describe("a word for sites behind a figure", () => {
  it.each([
    "个镇长",
    "个镇域医共体",
    "个镇委书记",
    "个乡政府",
    "个镇驻地",
    "个镇直单位",
    "个地块",
    "个镇村",
    "个乡干部",
  ])("is none in 3%s", (behind) => {
    expect(siteWordAt(behind)).toBeNull();
  });

  it.each(["个镇直接办理", "个镇直属调研组", "个以上镇街", "个以上的镇", "个的镇街", "个地方"])(
    "is one in 3%s",
    (behind) => {
      expect(siteWordAt(behind)).not.toBeNull();
    },
  );

  it("stands before it in a list of kinds alone", () => {
    expect(kindsBefore("走访24个，其中镇", "个、乡5个")).toEqual(["town"]);
    expect(kindsBefore("桥头镇", "个、乡5个")).toBeNull();
    expect(kindsBefore("其中镇", "个网格")).toBeNull();
  });

  it("stands before a part of them that says something", () => {
    expect(sitesBefore("走访的8个镇街中，", "个反映人手紧")).toBe(true);
    expect(sitesBefore("走访的8个镇街中约", "个反映人手紧")).toBe(true);
    expect(sitesBefore("走访的8个镇街中已有近", "个提出")).toBe(true);
    expect(sitesBefore("走访的8个镇街中，", "名网格员在岗")).toBe(false);
    expect(sitesBefore("6个镇街反映人手紧，", "个没有反映")).toBe(true);
    expect(sitesBefore("网格员里，", "个没有反映")).toBe(false);
  });

  it("is of the others where these are said to be silent, or left out", () => {
    expect(isOfOthers("", "个镇街都没有反映")).toBe(true);
    expect(isOfOthers("除", "个镇街外")).toBe(true);
    expect(isOfOthers("除", "个镇街，都反映")).toBe(false);
  });

  it("may have the names of its sites before it, however they are joined", () => {
    const sites = ["桥头镇", "湖口镇", "林湖乡"].map((name) => ({ id: name, name, kind: "town" as const }));
    for (const text of ["桥头镇、湖口镇和林湖乡", "桥头镇，湖口镇与林湖乡", "桥头镇及湖口镇、林湖乡"])
      expect(namesBefore(text, { sites })).toEqual({ names: 3, more: false });
  });
});

describe("a date", () => {
  const placesOf = (text: string) => [...calendarPlaces(text, statedNumbers(text)).values()];

  it("has the month and year that stand before it, as far as they are joined", () => {
    expect(placesOf("2026年10月8日、9日在湖口镇").map(({ month, day }) => [month, day])).toEqual([
      [null, null],
      [10, null],
      [10, 8],
      [10, 9],
    ]);
    expect(placesOf("10月8日和9日").at(-1)?.month).toBe(10);
    expect(placesOf("2026年9月走访。另有20日的记录").at(-1)?.month).toBeNull();
    expect(placesOf("去年10月8日").map(({ elsewhere }) => elsewhere)).toEqual([true, true]);
  });

  it("is the beginning or the end of the fieldwork where two are joined", () => {
    const ends = (text: string) => placesOf(text).map(({ end }) => end);
    expect(ends("2026年12月至次年1月走访")).toEqual(["first", "first", "last"]);
    expect(ends("9月7日—11月20日走访")).toEqual(["first", "first", "last", "last"]);
    expect(ends("9月7日—11月20日停航")).toEqual([null, null, null, null]);
  });

  const days = ["2026-09-07", "2026-11-20"];
  const place = (change: Partial<CalendarPlace>): CalendarPlace => ({
    ...{ year: 2026, month: null, day: null, elsewhere: false, end: null },
    ...change,
  });

  it("may be a month before the visits up to the one after, where what was said is told", () => {
    const near = (month: number, year = 2026) =>
      isVisitDate(place({ month, year }), { days: ["2026-11-20"], each: true, nearMonths: true });
    expect([8, 9, 10, 11, 12].map((month) => near(month))).toEqual([false, true, true, true, true]);
    expect(near(1, 2027)).toBe(false);
  });

  it("is a day on which there was a visit in a point, also where two are joined", () => {
    const first = place({ month: 9, day: 7, end: "first" });
    const last = place({ month: 9, day: 20, end: "last" });
    const each = (one: CalendarPlace) => isVisitDate(one, { days, each: true, nearMonths: true });
    expect([each(first), each(last)]).toEqual([true, false]);
    // Around the points each part of an end is held by itself.
    expect(isVisitDate(last, { days, each: false, nearMonths: false })).toBe(true);
  });
});
