import { expect, it } from "vitest";
import { judgeAll } from "@/lib/testing/returned/judge";

/** All 200, and again after LibreOffice: npm run campaign:returned. */
it("40 returned reports lose nothing, find their parts and name their figures", async () => {
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  const { changed, found, faults } = await judgeAll(numbers, ({ file }) => file);
  expect(faults).toEqual([]);
  expect(changed).toBeGreaterThan(80);
  expect(found / changed).toBeGreaterThanOrEqual(0.95);
}, 60_000);
