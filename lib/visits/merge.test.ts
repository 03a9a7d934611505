import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differencesOf, mergeVisits } from "@/lib/visits/merge";
import { blankVisit, type DraftEntry, type DraftVisit } from "@/lib/visits/draft";

let made = 0;
const makeId = () => `new-${(made += 1)}`;
const base = blankVisit({ today: "2026-11-23", me: "me" });

function entry(id: string, text: string): DraftEntry {
  return { id, dimension: "status", questionId: null, text, form: "summary", speakerCategory: "" };
}

const visit: fc.Arbitrary<DraftVisit> = fc
  .uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), text: fc.constantFrom("甲", "乙", "丙") }), {
    selector: ({ id }) => id,
  })
  .map((rows) => ({ ...base, entries: rows.map(({ id, text }) => entry(id, text)) }));

const texts = (typed: DraftVisit) => typed.entries.map(({ text }) => text);

describe("merging two versions of a visit", () => {
  it("keeps every text of both sides until the person chooses otherwise, each id once", () => {
    fc.assert(
      fc.property(visit, visit, (mine, theirs) => {
        const merged = mergeVisits({ mine, theirs, choices: {} }, makeId);
        for (const text of [...texts(mine), ...texts(theirs)]) expect(texts(merged)).toContain(text);
        const ids = merged.entries.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("keeps what both sides answered to the same follow-up, and to others", () => {
    const entries = [entry("a", "甲"), entry("b", "乙")];
    const [x, y] = ["x", "y"];
    const mine = { ...base, entries, answers: [{ id: x, entryIds: ["a"], note: "问了镇长" }] };
    const theirs = {
      ...base,
      entries,
      answers: [
        { id: x, entryIds: ["b"], note: "问了书记" },
        { id: y, entryIds: [], note: "没问到" },
      ],
    };
    expect(mergeVisits({ mine, theirs, choices: {} }, makeId).answers).toEqual([
      { id: x, entryIds: ["b", "a"], note: "问了书记；问了镇长" },
      { id: y, entryIds: [], note: "没问到" },
    ]);
  });

  it("is exactly one side if that side is chosen at every difference", () => {
    fc.assert(
      fc.property(visit, visit, fc.constantFrom("mine" as const, "theirs" as const), (mine, theirs, side) => {
        const choices = Object.fromEntries(differencesOf(mine, theirs).map(({ key }) => [key, side]));
        const merged = mergeVisits({ mine, theirs, choices }, makeId);
        const chosen = side === "mine" ? mine : theirs;
        const sorted = (typed: DraftVisit) => typed.entries.map(({ id, text }) => `${id}${text}`).sort();
        expect(sorted(merged)).toEqual(sorted(chosen));
      }),
    );
  });

  it("finds no difference between a visit and itself, whatever ids its audience rows have on the screen", () => {
    const mine = { ...base, audiences: [{ id: "x", category: "村干部", headCount: "12" }] };
    const theirs = { ...base, audiences: [{ id: "y", category: "村干部", headCount: "12" }] };
    expect(differencesOf(mine, theirs)).toEqual([]);
  });

  it("keeps the people, the audiences and the places of both sides until the person chooses otherwise", () => {
    const mine = {
      ...base,
      place: "镇政府",
      memberIds: ["me", "a"],
      audiences: [{ id: "x", category: "村干部", headCount: "12" }],
    };
    const audiences = [
      { id: "y", category: "村干部", headCount: "12" },
      { id: "z", category: "企业负责人", headCount: "3" },
    ];
    const theirs = { ...base, place: "便民中心", memberIds: ["b", "me"], audiences };
    const merged = mergeVisits({ mine, theirs, choices: {} }, makeId);
    expect(merged.place).toBe("便民中心；镇政府");
    expect([...merged.memberIds].sort()).toEqual(["a", "b", "me"]);
    expect(merged.audiences.map(({ category, headCount }) => category + headCount)).toEqual([
      "村干部12",
      "企业负责人3",
    ]);
    expect(
      mergeVisits({ mine, theirs, choices: { place: "theirs", memberIds: "mine", audiences: "theirs" } }, makeId),
    ).toMatchObject({
      place: "便民中心",
      memberIds: ["me", "a"],
      audiences,
    });
  });

  it("removes a mark from a dimension that has an entry after the merge", () => {
    const mine = { ...base, marks: { ...base.marks, status: "none" as const } };
    const theirs = { ...base, entries: [entry("a", "甲")] };
    expect(mergeVisits({ mine, theirs, choices: {} }, makeId).marks.status).toBeNull();
  });
});
