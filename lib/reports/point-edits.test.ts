import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeIntoPrevious, placePoint, splitPoint } from "@/lib/reports/point-edits";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, DraftPoint, DraftSection } from "@/lib/reports/types";

const evidence = (id: string, entryId = `e-${id}`): DraftEvidence => ({
  id,
  entryId,
  quotedText: id,
  removed: false,
  entry: null,
});
const point = (id: string, change: Partial<DraftPoint> = {}): DraftPoint => ({
  id,
  themeId: null,
  lead: id,
  text: "",
  showSupport: false,
  names: "all",
  level: 0,
  dropped: false,
  answers: [],
  evidence: [],
  ...change,
});
const section = (id: string, points: DraftPoint[]): DraftSection => ({
  id,
  heading: id,
  layout: "run_in",
  lead: "",
  answers: [],
  points,
});
const places = (sections: readonly DraftSection[]) => sections.map(({ points }) => points.map(({ id }) => id).join(""));

describe("two points as one", () => {
  it("keep all words, all evidence and every mark, and evidence that both cite is there once", () => {
    const first = point("a", { text: `少人。${citedText("x")}`, evidence: [evidence("x", "e1")] });
    const second = point("b", {
      text: `缺钱。${citedText("y")}缺地。${citedText("z")}`,
      evidence: [evidence("y", "e1"), evidence("z", "e2")],
    });
    const [merged] = mergeIntoPrevious([section("A", [first, point("left", { dropped: true }), second])], "b");
    expect(merged?.points.map(({ id }) => id)).toEqual(["a", "left"]);
    expect(merged?.points[0]?.text).toBe(`少人。${citedText("x")}b。缺钱。${citedText("x")}缺地。${citedText("z")}`);
    expect(merged?.points[0]?.evidence.map(({ id }) => id)).toEqual(["x", "z"]);
  });

  it("leave a theme's point as one that is left out, so that an update does not bring it back", () => {
    const [merged] = mergeIntoPrevious([section("A", [point("a"), point("b", { themeId: "t" })])], "b");
    expect(merged?.points.map(({ id, dropped, themeId }) => [id, dropped, themeId])).toEqual([
      ["a", false, null],
      ["b", true, "t"],
    ]);
  });

  it("are nothing for the first point of a section", () => {
    const all = [section("A", [point("a")]), section("B", [point("b")])];
    expect(mergeIntoPrevious(all, "b")).toEqual(all);
  });
});

describe("one point as two", () => {
  it("has its evidence with the sentences that cite it, and in both if both do", () => {
    const text = { before: `少人。${citedText("x")}又少钱。${citedText("y")}`, after: `缺地。${citedText("y")}` };
    const whole = point("a", {
      themeId: "t",
      showSupport: true,
      text: text.before + text.after,
      evidence: [evidence("x"), evidence("y"), evidence("loose")],
    });
    const [split] = splitPoint([section("A", [whole])], "a", { ...text, id: "b", evidenceId: () => "y2" });
    const [first, second] = split?.points ?? [];
    expect(first).toMatchObject({ id: "a", themeId: "t", text: text.before });
    expect(first?.evidence.map(({ id }) => id)).toEqual(["x", "y", "loose"]);
    expect(second).toMatchObject({ id: "b", themeId: null, showSupport: false, text: `缺地。${citedText("y2")}` });
    expect(second?.evidence.map(({ id, entryId }) => [id, entryId])).toEqual([["y2", "e-y"]]);
  });
});

describe("a point at another place", () => {
  it("is before the one that it is put on, or at the end, and every other stays where it is", () => {
    const all = [section("A", [point("a"), point("b"), point("c")]), section("B", [point("d")])];
    expect(places(placePoint(all, "c", { sectionId: "A", before: "a" }))).toEqual(["cab", "d"]);
    expect(places(placePoint(all, "a", { sectionId: "B", before: null }))).toEqual(["bc", "da"]);
    expect(places(placePoint(all, "a", { sectionId: "A", before: "a" }))).toEqual(["abc", "d"]);
    expect(places(placePoint(all, "a", { sectionId: "gone", before: null }))).toEqual(["abc", "d"]);
  });

  it("never takes a point away or doubles it", () => {
    const id = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(id, fc.constantFrom("A", "B"), fc.option(id, { nil: null }), (moved, sectionId, before) => {
        const all = [section("A", [point("a"), point("b"), point("c")]), section("B", [point("d")])];
        expect([...places(placePoint(all, moved, { sectionId, before })).join("")].sort().join("")).toBe("abcd");
      }),
    );
  });
});
