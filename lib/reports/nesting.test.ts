import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addInside, deletePoint, movePoint, movePointTo, setDropped } from "@/lib/reports/edits";
import { levelsOf, nestPoint, placesOf, unnestPoint } from "@/lib/reports/nesting";
import { pointNumber } from "@/lib/reports/formats/numerals";
import { placePoint } from "@/lib/reports/point-edits";
import type { DraftSection } from "@/lib/reports/types";
import { draftPointOf, draftSection } from "@/lib/testing/plain-draft";
import type { PointLevel, SectionLayout } from "@/lib/vocabulary";

/** "a b1 c2": points by their name, each with its level. "-d": left out. */
const pointsOf = (text: string) =>
  text.split(" ").map((word) => {
    const [, out, id = "", level = "0"] = /^(-?)(\w)(\d?)$/.exec(word) ?? [];
    return draftPointOf(id, { level: Number(level || 0) as PointLevel, dropped: out === "-" });
  });
const of = (text: string): DraftSection[] => [draftSection("A", pointsOf(text)), draftSection("B", pointsOf("x y1"))];
const shown = (sections: readonly DraftSection[]) =>
  sections.map(({ points }) =>
    points.map(({ id, level, dropped }) => `${dropped ? "-" : ""}${id}${level || ""}`).join(" "),
  );
const first = (sections: readonly DraftSection[]) => shown(sections)[0];

describe("a point in another", () => {
  it("is nested and un-nested with what it holds", () => {
    expect(first(nestPoint(of("a b c1 d"), "b"))).toBe("a b1 c2 d");
    expect(first(unnestPoint(of("a b1 c2 d"), "b"))).toBe("a b c1 d");
    expect(first(unnestPoint(nestPoint(of("a b c1"), "b"), "b"))).toBe("a b c1");
  });

  it("is never the first of its section, nor more than one level below the one before it, nor below the deepest", () => {
    expect(first(nestPoint(of("a b"), "a"))).toBe("a b");
    expect(first(nestPoint(of("a b1"), "b"))).toBe("a b1");
    expect(first(nestPoint(of("a b1 c1 d2"), "c"))).toBe("a b1 c1 d2");
    expect(first(nestPoint(of("-a b"), "b"))).toBe("-a b");
    expect(first(nestPoint(of("a -b c"), "c"))).toBe("a -b c1");
  });

  it("goes with the one that holds it: to another place or section, or out of the report", () => {
    expect(first(movePoint(of("a b1 c d1"), "c", -1))).toBe("c d1 a b1");
    expect(first(movePoint(of("a b1 -e c d1"), "a", 1))).toBe("-e c d1 a b1");
    expect(shown(movePointTo(of("a b1 c2 d"), "b", "B"))).toEqual(["a d", "x y1 b c1"]);
    expect(shown(placePoint(of("a b1 c"), "a", { sectionId: "B", before: "y" }))).toEqual(["c", "x a1 b2 y1"]);
    expect(first(setDropped(of("a b1 c2 d"), "b", true))).toBe("a -b1 -c2 d");
    expect(first(setDropped(of("a -b1 -c1"), "c", false))).toBe("a -b1 c1");
  });

  it("comes back into the report with the one that holds it", () => {
    expect(first(setDropped(setDropped(of("x a b1 c2 d"), "a", true), "a", false))).toBe("x a b1 c2 d");
    // Levels as they were printed: what nothing held is a point of its section, and holds what followed it.
    expect(first(setDropped(setDropped(of("a1 b2 c"), "a", true), "a", false))).toBe("a b1 c");
    expect(first(setDropped(of("-a -b1 -c -d1"), "a", false))).toBe("a b1 -c -d1");
    expect(first(setDropped(of("-a b -c1"), "a", false))).toBe("a b -c1");
  });

  it("moves among its own kind, and stays in its point", () => {
    expect(first(movePoint(of("a b1 c1 d"), "c", -1))).toBe("a c1 b1 d");
    expect(first(movePoint(of("a b1 c1 d"), "b", -1))).toBe("a b1 c1 d");
    expect(first(movePoint(of("a b1 c1 d"), "c", 1))).toBe("a b1 c1 d");
  });

  it("is one level up when the one that held it is deleted", () => {
    expect(first(deletePoint(of("x a b1 c2 d"), "a"))).toBe("x b c1 d");
  });

  it("is added behind all that its point holds", () => {
    expect(first(addInside(of("a b1 c"), "a", "n"))).toBe("a b1 n1 c");
    expect(first(addInside(of("a b1 c2"), "c", "n"))).toBe("a b1 c2");
  });

  it("is put before one of its own point only as a whole", () => {
    expect(first(placePoint(of("a b1 c"), "a", { sectionId: "A", before: "b" }))).toBe("a b1 c");
  });
});

it("no step loses, doubles or leaves a point deeper than one below the one before it", () => {
  const level = fc.constantFrom<PointLevel>(0, 1, 2);
  const points = fc.array(fc.record({ level, dropped: fc.boolean() }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(points, fc.nat(7), fc.nat(6), (made, at, kind) => {
      const own = made.map((change, place) => draftPointOf(String(place), change));
      const all = [draftSection("A", own), draftSection("B", [draftPointOf("z")])];
      const id = String(at % own.length);
      const steps = [
        () => nestPoint(all, id),
        () => unnestPoint(all, id),
        () => movePoint(all, id, 1),
        () => movePoint(all, id, -1),
        () => movePointTo(all, id, "B"),
        () => placePoint(all, id, { sectionId: "B", before: "z" }),
        () => setDropped(all, id, true),
      ];
      const after = steps[kind]?.() ?? [];
      const ids = after.flatMap((section) => section.points.map((point) => point.id));
      expect(ids.toSorted()).toEqual([...own.map((point) => point.id), "z"].toSorted());
      for (const section of after) {
        const levels = levelsOf(section.points.filter(({ dropped }) => !dropped));
        levels.forEach((one, place) => expect(one).toBeLessThanOrEqual(1 + (levels[place - 1] ?? -1)));
      }
    }),
  );
});

describe("its number", () => {
  const numbers = (text: string, layout: SectionLayout) =>
    placesOf(pointsOf(text)).map((place) => pointNumber(place, layout));

  it("is 一是, 一要, （1） where points run on; one alone has none", () => {
    expect(numbers("a b1 c1 d2 e2 f g1", "run_in")).toEqual(["一是", "一要", "二要", "（1）", "（2）", "二是", ""]);
  });

  it("is （一）, 1., （1） under headings, and begins anew in each point", () => {
    expect(numbers("a b1 c1 d2 e f1", "sub_headings")).toEqual(["（一）", "1.", "2.", "（1）", "（二）", "1."]);
  });

  it("is that of the level at which it is printed", () => {
    expect(numbers("a2 b2 c", "sub_headings")).toEqual(["（一）", "1.", "（二）"]);
  });
});
