import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeList, mergeOrder } from "@/lib/reports/parts/merge-order";
import type { ReportOrder } from "@/lib/reports/parts/types";

const names = [..."abcdefghij"];
/** A list of distinct names in any order. */
const list = fc.shuffledSubarray(names);
const both = (...lists: readonly (readonly string[])[]) => new Set(lists.flat());

test("what only one of two people changed is as that one left it", () => {
  fc.assert(
    fc.property(list, list, (base, changed) => {
      const wanted = new Set(changed);
      expect(mergeList(base, changed, base, wanted)).toEqual(changed);
      expect(mergeList(base, base, changed, wanted)).toEqual(changed);
      expect(mergeList(base, changed, changed, wanted)).toEqual(changed);
    }),
  );
});

test("every name that is wanted is in the result once, and no other", () => {
  fc.assert(
    fc.property(list, list, list, (base, mine, theirs) => {
      const wanted = both(mine, theirs);
      expect(mergeList(base, mine, theirs, wanted).toSorted()).toEqual([...wanted].toSorted());
    }),
  );
});

test.each([
  ["abcd", "bacd", "abcde", "bacde"],
  ["abcd", "abcxd", "dabc", "dabcx"],
  ["abcd", "acd", "abdc", "adc"],
  ["ab", "axb", "ayb", "axyb"],
])("from %s I made %s and they made %s: %s", (base, mine, theirs, merged) => {
  const gone = [...base].filter((name) => !mine.includes(name) || !theirs.includes(name));
  const wanted = both([...mine, ...theirs].filter((name) => !gone.includes(name)));
  expect(mergeList([...base], [...mine], [...theirs], wanted).join("")).toBe(merged);
});

/** Sections A to C with distinct points. */
const order: fc.Arbitrary<ReportOrder> = fc
  .tuple(fc.shuffledSubarray(["A", "B", "C"]), fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(2))))
  .map(([sections, placed]) => {
    const homes = new Map(placed);
    return sections.map((id, index) => ({
      id,
      points: [...homes].filter(([, at]) => at % sections.length === index).map(([name]) => name),
    }));
  });
const namesOf = (each: ReportOrder) => each.flatMap(({ id, points }) => [id, ...points]);

test("sections and points: what only one changed is as that one left it", () => {
  fc.assert(
    fc.property(order, order, (base, changed) => {
      const wanted = new Set(namesOf(changed));
      expect(mergeOrder(base, changed, base, wanted)).toEqual(changed);
      expect(mergeOrder(base, base, changed, wanted)).toEqual(changed);
    }),
  );
});

test("no point is lost while a section is left, and none is there twice", () => {
  fc.assert(
    fc.property(order, order, order, (base, mine, theirs) => {
      const wanted = both(namesOf(mine), namesOf(theirs));
      const merged = mergeOrder(base, mine, theirs, wanted);
      const expected = merged.length === 0 ? [] : [...wanted];
      expect(namesOf(merged).toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test("a point that has a wanted section in one of the three orders is there once, whichever sections are gone", () => {
  fc.assert(
    fc.property(order, order, order, fc.subarray(["A", "B", "C"]), (base, mine, theirs, left) => {
      const points = [...both(namesOf(mine), namesOf(theirs))].filter((name) => !"ABC".includes(name));
      const wanted = new Set([...points, ...left]);
      const homes = (point: string) =>
        [base, mine, theirs].flatMap((each) => each.filter((one) => one.points.includes(point)).map(({ id }) => id));
      const placed = points.filter((point) => homes(point).some((id) => wanted.has(id)));
      const merged = mergeOrder(base, mine, theirs, wanted);
      expect(merged.flatMap((one) => one.points).toSorted()).toEqual(placed.toSorted());
    }),
  );
});

test("a point that I moved to another section is there, and their new point beside it", () => {
  const base = [
    { id: "A", points: ["a", "b"] },
    { id: "B", points: ["c"] },
  ];
  const mine = [
    { id: "A", points: ["a"] },
    { id: "B", points: ["c", "b"] },
  ];
  const theirs = [
    { id: "B", points: ["c", "x"] },
    { id: "A", points: ["b", "a"] },
  ];
  expect(mergeOrder(base, mine, theirs, new Set(["A", "B", "a", "b", "c", "x"]))).toEqual([
    { id: "B", points: ["c", "b", "x"] },
    { id: "A", points: ["a"] },
  ]);
});
