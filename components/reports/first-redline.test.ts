import { expect, test } from "vitest";
import { firstRedline } from "@/components/reports/first-redline";

test.each([
  ["one issue: what has changed since", ["1"], { from: "1", to: "now" }],
  ["two issues: from the older to the newer", ["2", "1"], { from: "1", to: "2" }],
  ["more: the last two", ["3", "2", "1"], { from: "2", to: "3" }],
])("a 花脸稿 of %s", (_what, ids, choice) => {
  expect(firstRedline(ids.map((id) => ({ id })))).toEqual(choice);
});
