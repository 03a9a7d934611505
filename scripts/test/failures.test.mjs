import { expect, test } from "vitest";
import { failureLines, failuresOfPlaywright } from "./failures.mjs";

const spec = (line, title, ...statuses) => ({
  file: "a.spec.ts",
  line,
  title,
  tests: [
    { results: statuses.map((status) => ({ status, error: { message: `\u001b[31mno ${status}\u001b[39m\nmore` } })) },
  ],
});

test("of Playwright: a test that passes at a later attempt has failed; one that was skipped has not", () => {
  const report = {
    suites: [
      {
        specs: [spec(1, "good", "passed"), spec(2, "left out", "skipped")],
        suites: [{ specs: [spec(3, "shaky", "timedOut", "passed")] }],
      },
    ],
    errors: [
      { message: "no module", location: { file: "b.spec.ts", line: 4 } },
      { message: "the whole run took too long" },
    ],
  };
  expect(failuresOfPlaywright(report)).toEqual([
    { test: "a.spec.ts:3 shaky", message: "no timedOut\nmore" },
    { test: "b.spec.ts:4", message: "no module" },
    { test: "outside any test", message: "the whole run took too long" },
  ]);
});

test("each failure is printed under its stage with the first lines of its message", () => {
  const message = `\u001b[31mfirst\u001b[39m\n\n  second\n${"more\n".repeat(20)}${"x".repeat(2_000)}`;
  const lines = failureLines([
    { stage: "types", failures: [{ test: "tsc", message: "x".repeat(2_000) }] },
    { stage: "unit", failures: [] },
    { stage: "e2e", failures: [{ test: "a.spec.ts:1 one", message }] },
  ]);
  expect(lines.slice(0, 2)).toEqual(["== 2 failed:", "✗ types: tsc"]);
  expect(lines[2]?.length).toBeLessThan(400);
  expect(lines.slice(3)).toEqual(["✗ e2e: a.spec.ts:1 one", "    first", "      second", ...Array(4).fill("    more")]);
});

test("every name is printed, however many failed; the messages of the first ones are enough", () => {
  const failures = Array.from({ length: 200 }, (_, place) => ({ test: `test ${place}`, message: "why" }));
  const lines = failureLines([{ stage: "unit", failures }]);
  expect(lines.filter((line) => line.startsWith("✗"))).toHaveLength(200);
  expect(lines.length).toBeLessThan(250);
});

test("nothing is printed if nothing failed", () => {
  expect(failureLines([{ stage: "unit", failures: [] }])).toEqual([]);
});
