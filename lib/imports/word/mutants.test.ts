import { expect, it } from "vitest";
import { runMutants } from "@/lib/testing/word/mutant-run";

/** All 2,000: npm run campaign:word. */
it("200 damaged documents are read or refused, each in 2 s, and none takes a character with it", async () => {
  const { faults, read, refused } = await runMutants(0, 200);
  expect(faults).toEqual([]);
  // Both happen, or the damage is not what it is meant to be.
  expect(Math.min(read, refused)).toBeGreaterThan(20);
}, 120_000);
