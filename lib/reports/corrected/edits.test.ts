import { expect, it } from "vitest";
import { judgeMinutes } from "@/lib/testing/corrected/judge";

/** All 200, and again after LibreOffice: npm run campaign:returned. */
it("40 corrected minutes lose nothing, find their entries and name their figures", async () => {
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  const { changed, found, faults, missed } = await judgeMinutes(numbers, ({ file }) => file);
  expect(faults).toEqual([]);
  expect(changed).toBeGreaterThan(60);
  expect(found / changed, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
});
