import { expect, test } from "vitest";
import { failuresIn, tableOf } from "./flake-table.mjs";

test("a failure has the first line of its error", () => {
  const result = { status: "failed", error: { message: "one line\nand another" } };
  const report = { suites: [{ specs: [{ file: "a.spec.ts", line: 1, title: "it", tests: [{ results: [result] }] }] }] };
  expect(failuresIn(report)).toEqual([{ test: "a.spec.ts:1 it", error: "one line" }]);
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
