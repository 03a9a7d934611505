import { describe, expect, it } from "vitest";
import {
  mostProblems,
  notesAtHand,
  notesOf,
  quoted,
  saidUnder,
  withinRoom,
  type EarlierVisit,
  type SiteNotes,
} from "@/lib/visits/site-notes";
import type { DimensionKey } from "@/lib/vocabulary";

const said = (id: string, dimension: DimensionKey, questionId: string | null, text = id) => ({
  id,
  dimension,
  questionId,
  text,
  form: "summary" as const,
});
const figure = (id: string, dimension: DimensionKey, questionId: string | null) => ({
  id,
  dimension,
  questionId,
  indicator: "议事会",
  value: "14",
  unit: "个",
  asOf: "2026-03",
  definition: "",
});

const visit = (id: string, visitedOn: string, more: Partial<EarlierVisit> = {}): EarlierVisit => ({
  id,
  visitedOn,
  method: "seminar",
  state: "approved",
  place: "",
  audiences: [],
  visitedAs: null,
  entries: [],
  figures: [],
  ...more,
});
const notes = (more: Partial<SiteNotes> = {}): SiteNotes => ({
  siteId: "s",
  siteIds: ["s"],
  visits: [],
  problems: [],
  ...more,
});
const problem = (id: string, visitId: string, visitedOn: string) => ({
  id,
  visitId,
  visitedOn,
  questionId: null,
  text: id,
});

describe("the notes beside an open visit", () => {
  it("are the newest visit's, never those of the open visit itself", () => {
    const both = notes({
      visits: [visit("own", "2026-11-20"), visit("before", "2026-03-12")],
      problems: [problem("a", "own", "2026-11-20"), problem("b", "before", "2026-03-12")],
    });
    const atHand = notesAtHand(both, { visitId: "own", visitedOn: "2026-11-20" });
    expect(atHand.lastVisit?.id).toBe("before");
    expect(atHand.problems.map(({ id }) => id)).toEqual(["b"]);
    expect(notesAtHand(both, { visitId: "new", visitedOn: "2026-11-20" }).lastVisit?.id).toBe("own");
  });

  it("contain nothing that was said after the day of the visit", () => {
    const later = notes({ visits: [visit("later", "2026-06-12")], problems: [problem("a", "later", "2026-06-12")] });
    expect(notesAtHand(later, { visitId: "x", visitedOn: "2026-05-01" })).toEqual({ lastVisit: null, problems: [] });
    expect(notesAtHand(later, { visitId: "x", visitedOn: "" }).lastVisit?.id).toBe("later");
  });

  it("contain no more problems than are read, also if those of the open visit are excluded", () => {
    const many = [...Array(mostProblems)].map((_, index) => problem(`own${index}`, "own", "2026-05-02"));
    const others = [...Array(mostProblems + 5)].map((_, index) => problem(`p${index}`, "v", "2026-05-01"));
    const { problems } = notesAtHand(notes({ problems: [...many, ...others] }), {
      visitId: "own",
      visitedOn: "2026-05-02",
    });
    expect(problems).toHaveLength(mostProblems);
    expect(problems[0]?.id).toBe("p0");
  });
});

describe("what was said under a question", () => {
  const last = visit("v", "2026-03-12", {
    entries: [
      said("q1", "status", "one"),
      said("free", "status", null),
      said("retired", "status", "gone"),
      said("other", "problem", null),
      said("q2", "status", "two"),
    ],
    figures: [figure("r1", "status", "one"), figure("r2", "status", null)],
  });
  const asked = new Set(["one", "two"]);
  const ids = (questionId: string | null) => {
    const { entries, figures } = saidUnder(last, { dimension: "status", questionId }, asked);
    return [...entries, ...figures].map(({ id }) => id);
  };

  it("is what answered that very question", () => {
    expect(ids("one")).toEqual(["q1", "r1"]);
    expect(ids("two")).toEqual(["q2"]);
  });

  it("is under the dimension's other points if it answered no question, or one that is no longer asked", () => {
    expect(ids(null)).toEqual(["free", "retired", "r2"]);
  });

  it("is complete: each point is in exactly one place", () => {
    const everywhere = (["status", "problem"] as const).flatMap((dimension) =>
      [null, "one", "two"].flatMap((questionId) =>
        saidUnder(last, { dimension, questionId }, asked).entries.map(({ id }) => id),
      ),
    );
    expect(everywhere.sort()).toEqual(last.entries.map(({ id }) => id).sort());
  });
});

describe("a quoted text", () => {
  it("is one line without its full stop", () => {
    expect(quoted(" 专职人员不足。\n系统重复填报。")).toBe("专职人员不足。 系统重复填报");
  });

  it("is cut between characters, not within one", () => {
    const long = quoted("𠮷".repeat(200));
    expect([...long]).toHaveLength(121);
    expect(long.endsWith("𠮷…")).toBe(true);
  });
});

describe("the notes that a device stores", () => {
  const site = (siteId: string, visitedOn: string, length: number) =>
    notes({
      siteId,
      siteIds: [siteId],
      visits: [visit(siteId, visitedOn, { entries: [said("e", "status", null, "字".repeat(length))] })],
    });

  it("are the first ones, as far as there is room, and none after the first that is too long", () => {
    const fits = withinRoom(100);
    const all = [
      site("new", "2026-11-01", 40),
      site("middle", "2026-05-01", 40),
      site("long", "2025-06-01", 40),
      site("old", "2025-01-01", 10),
    ];
    expect(all.filter(fits).map(({ siteId }) => siteId)).toEqual(["new", "middle"]);
  });

  it("are found by a former site too", () => {
    const merged = notes({ siteId: "now", siteIds: ["now", "then"] });
    expect(notesOf([merged], "then")).toBe(merged);
    expect(notesOf([merged], "elsewhere")).toBeNull();
  });
});
