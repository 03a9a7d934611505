import { describe, expect, it } from "vitest";
import { checkTyped } from "@/lib/visits/check-draft";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { blankVisit, isBlank, draftOf, type DraftVisit } from "@/lib/visits/draft";

const submit = { aim: "submit", lastDay: "2026-11-24" } as const;

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const place = { dimension: "status" as const, questionId: null };
const whole: DraftVisit = {
  ...blankVisit({ today: "2026-11-23", me: id(1) }),
  siteId: id(2),
  method: "seminar",
  place: "会议室",
  audiences: [{ id: id(3), category: "村干部", headCount: "１２" }],
  entries: [
    { id: id(4), ...place, text: "  ", form: "summary", speakerCategory: "" },
    { id: id(5), ...place, text: "每月议事", form: "verbatim", speakerCategory: "村干部" },
  ],
  figures: [
    {
      id: id(6),
      ...place,
      indicator: "议事会",
      value: "1,234.５",
      unit: "个",
      asOf: "２０２６-10",
      definition: "",
      source: "",
    },
  ],
};

describe("a visit as typed", () => {
  it("goes to the server without its empty rows, and full-width figures are read as figures", () => {
    const checked = checkTyped(whole, submit);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.content.entries.map((entry) => entry.id)).toEqual([id(5)]);
    expect(checked.content.audiences).toEqual([{ category: "村干部", headCount: 12 }]);
    expect(checked.content.figures[0]).toMatchObject({ value: "1234.5", asOf: "2026-10" });
  });

  it("answers a follow-up only by an entry that is written, or by a line", () => {
    const answers = [
      { id: id(7), entryIds: [id(4), id(5), id(9)], note: "" },
      { id: id(8), entryIds: [id(4)], note: " " },
      { id: id(9), entryIds: [], note: "说下周报来" },
    ];
    const checked = checkTyped({ ...whole, answers }, submit);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.content.answers).toEqual([{ ...answers[0], entryIds: [id(5)] }, answers[2]]);
  });

  it("names a problem by the row on the screen, not by its place among those sent", () => {
    const broken = {
      ...whole,
      figures: [{ ...whole.figures[0]!, value: "三五十" }],
      audiences: [{ id: id(3), category: "村干部", headCount: "" }],
    };
    const checked = checkTyped(broken, submit);
    expect(checked.ok ? [] : checked.problems.map(({ path }) => path)).toEqual([
      `audiences.${id(3)}.headCount`,
      `figures.${id(6)}.value`,
    ]);
  });

  it("keeps an inexact figure in its words, reads 截至 by the day of the visit, and a percent sign as the unit", () => {
    const said = (value: string, unit: string, asOf: string) => {
      const checked = checkTyped({ ...whole, figures: [{ ...whole.figures[0]!, value, unit, asOf }] }, submit);
      if (!checked.ok) return checked.problems;
      const [figure] = checked.content.figures;
      return [figure?.value, figure?.unit, figure?.asOf];
    };
    expect(said("约 1.2万余", "家", "10月底")).toEqual(["约1.2万余", "家", "2026-10"]);
    expect(said("35%", "", "去年底")).toEqual(["35", "%", "2025-12"]);
    expect(said("近三成", "%", "今年上半年")).toEqual(["近30", "%", "2026-06"]);
    expect(said("200", "家", "2026.10.31")).toEqual(["200", "家", "2026-10-31"]);
    expect(said("35%", "家", "2026")).toEqual([{ path: `figures.${id(6)}.value`, key: "errors.field.number" }]);
    expect(said("200", "家", "0000-05")).toEqual([{ path: `figures.${id(6)}.asOf`, key: "errors.field.asOf" }]);
    expect(said("200", "家", "前阵子")).toEqual([{ path: `figures.${id(6)}.asOf`, key: "errors.field.asOf" }]);
  });

  it("has no mark in a dimension where something was typed after it", () => {
    const checked = checkTyped({ ...whole, marks: { ...whole.marks, status: "none", problem: "none" } }, "draft");
    expect(checked.ok && checked.content.marks).toEqual({
      status: null,
      example: null,
      problem: "none",
      suggestion: null,
    });
  });

  it("reports everything that is missing at once, and what was not chosen as missing", () => {
    const bare = {
      ...blankVisit({ today: "2026-11-23", me: id(1) }),
      figures: [{ ...whole.figures[0]!, value: " ", asOf: "" }],
    };
    const checked = checkTyped(bare, submit);
    const said = checked.ok ? {} : Object.fromEntries(checked.problems.map(({ path, key }) => [path, key]));
    expect(said).toEqual({
      siteId: "errors.field.required",
      method: "errors.field.required",
      [`figures.${id(6)}.value`]: "errors.field.required",
      [`figures.${id(6)}.asOf`]: "errors.field.required",
      audiences: "visits.errors.audiencesMissing",
      place: "visits.errors.placeMissing",
    });
  });

  it("comes back from the server as it was typed", () => {
    const checked = checkTyped(whole, "draft");
    if (!checked.ok) throw new Error("sound above");
    const back = checkTyped(
      draftOf(checked.content, () => id(9)),
      "draft",
    );
    expect(back).toEqual(checked);
  });

  const blank = blankVisit({ today: "2026-11-23", me: id(1) });
  it.each<[string, Partial<DraftVisit>]>([
    ["a site", { siteId: id(2) }],
    ["a day", { visitedOn: "2026-11-20" }],
    ["a method", { method: "seminar" }],
    ["a recorder", { recorderId: id(3) }],
    ["other members", { memberIds: [id(3), id(4)] }],
    ["an entry without text", { entries: [whole.entries[0]!] }],
    ["an audience without anything", { audiences: [{ id: id(3), category: " ", headCount: "" }] }],
  ])("is blank while only %s was chosen", (_what, change) => {
    expect(isBlank({ ...blank, ...change })).toBe(true);
  });

  it.each<[string, Partial<DraftVisit>]>([
    ["a place", { place: "会议室" }],
    ["a beginning", { startedAt: "09:00" }],
    ["an end", { endedAt: "11:00" }],
    ["an audience", { audiences: [{ id: id(3), category: "村干部", headCount: "" }] }],
    ["an entry", { entries: [whole.entries[1]!] }],
    ["a figure", { figures: whole.figures }],
    ["a mark", { marks: { ...blank.marks, problem: "none" } }],
  ])("is not blank once %s is written down", (_what, change) => {
    expect(isBlank({ ...blank, ...change })).toBe(false);
  });
});

describe("days that have not come yet", () => {
  const figure = whole.figures[0]!; // it has one
  const problems = (change: Partial<DraftVisit>, aim: Parameters<typeof checkTyped>[1] = submit) => {
    const checked = checkTyped({ ...whole, ...change }, aim);
    return checked.ok ? [] : checked.problems.map(({ path, key }) => `${path} ${key}`);
  };

  it("keep no draft from being stored", () => {
    expect(problems({ visitedOn: "2062-11-23", figures: [{ ...figure, asOf: "2062" }] }, "draft")).toEqual([]);
  });

  it("are refused when the visit is handed in, each at its own field", () => {
    expect(problems({ visitedOn: "2062-11-23" })).toEqual(["visitedOn visits.errors.dayAhead"]);
    expect(problems({ figures: [{ ...figure, asOf: "2062-10" }] })).toEqual([
      `figures.${figure.id}.asOf visits.errors.asOfAhead`,
    ]);
  });

  it("are named beside everything else that is missing", () => {
    expect(problems({ visitedOn: "2062-11-23", place: "" })).toEqual([
      "place visits.errors.placeMissing",
      "visitedOn visits.errors.dayAhead",
    ]);
  });

  it("begin the day after tomorrow, and for a month or a year when none of it has come", () => {
    expect(lastDayAt(new Date("2026-11-23T15:59:59Z"), "Asia/Shanghai")).toBe("2026-11-24");
    expect(lastDayAt(new Date("2026-11-23T16:00:00Z"), "Asia/Shanghai")).toBe("2026-11-25");
    expect(problems({ visitedOn: "2026-11-24" })).toEqual([]);
    expect(problems({ visitedOn: "2026-11-25" })).toEqual(["visitedOn visits.errors.dayAhead"]);
    for (const asOf of ["2026", "2026-11", "2026-11-24"])
      expect(problems({ figures: [{ ...figure, asOf }] })).toEqual([]);
    for (const asOf of ["2027", "2026-12", "2026-11-25"])
      expect(problems({ figures: [{ ...figure, asOf }] })).toHaveLength(1);
  });
});
