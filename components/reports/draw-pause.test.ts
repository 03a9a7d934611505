import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DrawPause } from "@/components/reports/draw-pause";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Types `keys` keys, `gap` milliseconds apart. */
function typedText() {
  const draw = vi.fn();
  const soon: (() => void)[] = [];
  const pause = new DrawPause(draw, (work) => soon.push(work));
  const type = (keys: number, gap: number) => {
    for (let key = 0; key < keys; key += 1) {
      pause.typed();
      vi.advanceTimersByTime(gap);
    }
  };
  return { draw, soon, pause, type };
}

test("between the keys of a person who types nothing is drawn, and once after a pause", () => {
  const { draw, type } = typedText();
  type(11, 250);
  expect(draw).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(draw).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(draw).toHaveBeenCalledTimes(1);
});

test("without a pause it is drawn every three seconds, behind the frame of a key", () => {
  const { draw, soon, type } = typedText();
  type(31, 100);
  expect(draw).not.toHaveBeenCalled();
  expect(soon).toHaveLength(1);
  soon.shift()?.();
  expect(draw).toHaveBeenCalledTimes(1);
  type(30, 100);
  expect(soon).toHaveLength(0);
  type(1, 100);
  expect(soon).toHaveLength(1);
});

test("what is drawn at once is not drawn again", () => {
  const { draw, soon, pause, type } = typedText();
  type(31, 100);
  pause.end();
  soon.shift()?.();
  vi.advanceTimersByTime(1_000);
  type(1, 10);
  pause.end();
  vi.advanceTimersByTime(1_000);
  expect(draw).not.toHaveBeenCalled();
});
