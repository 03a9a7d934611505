import { expect, test } from "vitest";
import { failuresIn, tableOf } from "./flake-table.mjs";

const spec = (line, title, ...statuses) => ({
  file: "a.spec.ts",
  line,
  title,
  tests: [
    { results: statuses.map((status) => ({ status, error: { message: `\u001b[31mno ${status}\u001b[39m\nmore` } })) },
  ],
});

test("a test that passes at a later attempt has failed; one that was skipped has not", () => {
  const report = {
    suites: [
      {
        specs: [spec(1, "good", "passed"), spec(2, "left out", "skipped")],
        suites: [{ specs: [spec(3, "shaky", "timedOut", "passed")] }],
      },
    ],
  };
  expect(failuresIn(report)).toEqual([{ test: "a.spec.ts:3 shaky", error: "no timedOut" }]);
});

test("the table names each test once, the most frequent first, with the runs in which it failed", () => {
  const failure = (name) => ({ test: name, error: "why" });
  const table = tableOf([
    { number: 1, seconds: 10, failures: [failure("a"), failure("b")] },
    { number: 2, seconds: 11, failures: [failure("b")] },
  ]);
  expect(table.split("\n")).toEqual([
    "run 1: 10 s, 2 failed",
    "run 2: 11 s, 1 failed",
    "2/2  b  (runs 1, 2)",
    "      why",
    "1/2  a  (runs 1)",
    "      why",
    "2 tests failed",
  ]);
  expect(tableOf([{ number: 1, seconds: 9, failures: [] }])).toContain("0 failures in 1 runs");
});
