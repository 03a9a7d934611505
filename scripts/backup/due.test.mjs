import { expect, test } from "vitest";
import { isDue } from "./due.mjs";

const zone = "Asia/Shanghai";
const at = (text) => new Date(`${text}+08:00`);
const good = (text) => ({ startedAt: at(text), good: true, running: false });
const failed = (text) => ({ startedAt: at(text), good: false, running: false });

test.each([
  ["the first one is made at once", null, "2026-11-29T15:00", true],
  ["one a night: not again the same night", good("2026-11-29T02:01"), "2026-11-29T02:30", false],
  ["not during the day after it", good("2026-11-29T02:01"), "2026-11-29T23:59", false],
  ["not before the next night's hour", good("2026-11-29T02:01"), "2026-11-30T01:59", false],
  ["again at the next night's hour", good("2026-11-29T02:01"), "2026-11-30T02:00", true],
  ["one made in the evening does not stand for the night", good("2026-11-28T22:00"), "2026-11-29T02:00", true],
  ["a server that was off at night makes it up", good("2026-11-27T02:00"), "2026-11-29T09:00", true],
  ["one that was made up counts for its night", good("2026-11-29T09:00"), "2026-11-29T10:00", false],
  ["a failed one is not repeated at once", failed("2026-11-29T02:00"), "2026-11-29T02:30", false],
  ["a failed one is repeated after an hour", failed("2026-11-29T02:00"), "2026-11-29T03:00", true],
])("%s", (_name, last, now, due) => {
  expect(isDue(last, at(now), zone)).toBe(due);
});

test("while one runs, none is due, however long it takes", () => {
  const running = { startedAt: at("2026-11-20T02:00"), good: false, running: true };
  expect(isDue(running, at("2026-11-29T02:00"), zone)).toBe(false);
});
