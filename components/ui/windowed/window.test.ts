import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf } from "@/components/ui/windowed/key-steps";
import { near, offsetFor } from "@/components/ui/windowed/window";

const scrolled = fc.record({
  offset: fc.integer({ min: -50, max: 40_000 }),
  seen: fc.integer({ min: 0, max: 3000 }),
  size: fc.integer({ min: 20, max: 300 }),
  count: fc.integer({ min: 1, max: 300 }),
  more: fc.integer({ min: 0, max: 5 }),
});

describe("the window of a table", () => {
  it("holds every row that is seen, and not many more", () => {
    fc.assert(
      fc.property(scrolled, (asked) => {
        const { from, to } = near(asked);
        const { offset, seen, size, count, more } = asked;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        for (let place = 0; place < count; place += 1) {
          const isSeen = place * size < Math.max(0, offset) + seen && (place + 1) * size > Math.max(0, offset);
          if (isSeen) expect(place >= from && place < to).toBe(true);
        }
        expect(to - from).toBeLessThanOrEqual(Math.ceil(seen / size) + 2 + 2 * more);
      }),
    );
  });

  it("is scrolled just so far that the asked row is seen whole", () => {
    fc.assert(
      fc.property(scrolled, fc.nat(299), ({ offset, seen, size }, place) => {
        fc.pre(seen >= size && offset >= 0);
        const to = offsetFor(place, { offset, seen, size });
        expect(place * size).toBeGreaterThanOrEqual(to);
        expect((place + 1) * size).toBeLessThanOrEqual(to + seen);
        expect(offsetFor(place, { offset: to, seen, size })).toBe(to);
      }),
    );
  });

  it("is left by no key, and heads can be reached", () => {
    const size = { row: 4, column: 3 };
    const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (pressed) => {
        let at = { row: 0, column: 0 };
        for (const [key, ctrl] of pressed) at = stepOf({ key, ctrl }, at, size, 2) ?? at;
        expect(at.row >= -1 && at.row < 4 && at.column >= -1 && at.column < 3).toBe(true);
      }),
    );
    expect(stepOf({ key: "ArrowUp", ctrl: false }, { row: 0, column: 2 }, size, 2)).toEqual({ row: -1, column: 2 });
    expect(stepOf({ key: "End", ctrl: true }, { row: 0, column: 0 }, size, 2)).toEqual({ row: 3, column: 2 });
    expect(stepOf({ key: "x", ctrl: false }, { row: 0, column: 0 }, size, 2)).toBeNull();
  });
});
