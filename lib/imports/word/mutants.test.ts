import { expect, it } from "vitest";
import { runMutants } from "@/lib/testing/word/mutant-run";

/** All 2,000, each held to 2 s: npm run campaign:word. */
it("200 damaged documents are read or refused, and none takes a character with it", async () => {
  const { faults, read, refused } = await runMutants(0, 200);
  expect(faults).toEqual([]);
  // Both happen, or the damage is not what it is meant to be.
  expect(Math.min(read, refused)).toBeGreaterThan(20);
}, 120_000);
