import { expect, test } from "vitest";
import { firstOfStretches, partsAround } from "@/components/reports/screen-watch";

const parts = Array.from({ length: 205 }, (_, place) => place);

test("the part at the line is among those that are watched, and they are few", () => {
  for (const atLine of parts) {
    const begun = new Set(firstOfStretches(parts).filter((first) => first <= atLine));
    const around = partsAround(parts, begun);
    expect(around).toContain(atLine);
    expect(around.length + firstOfStretches(parts).length).toBeLessThan(50);
  }
});

test("also if one of the first parts is hidden and so never begins", () => {
  for (const hidden of firstOfStretches(parts))
    for (const atLine of parts.filter((part) => part !== hidden)) {
      const begun = new Set(firstOfStretches(parts).filter((first) => first <= atLine && first !== hidden));
      expect(partsAround(parts, begun)).toContain(atLine);
    }
});

test("before anything is known the beginning of the page is watched, and an empty page is none", () => {
  expect(partsAround(parts, new Set())[0]).toBe(0);
  expect(partsAround([], new Set())).toEqual([]);
});
