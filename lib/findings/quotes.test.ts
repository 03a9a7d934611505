import { expect, test } from "vitest";
import { leadingSentences } from "@/lib/findings/quotes";

test("whole sentences are quoted, from the beginning", () => {
  expect(leadingSentences("第一句。第二句。", 5)).toBe("第一句。");
  expect(leadingSentences("第一句，没有句号", 2)).toBe("第一句，没有句号。");
});
