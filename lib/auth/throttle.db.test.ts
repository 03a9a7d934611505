import { expect, test } from "vitest";
import { beginSignIn, delayMs } from "@/lib/auth/throttle";
import { testDatabase } from "@/lib/testing/database";

await testDatabase();

const fail = async (account: string, address: string) => {
  const attempt = await beginSignIn({ account, address });
  await attempt?.failed();
  return attempt !== null;
};

test("one person who goes on trying a locked account uses up nothing of the office's address", async () => {
  const address = "10.0.0.1";
  const checked: boolean[] = [];
  for (let time = 0; time < 60; time += 1) checked.push(await fail("forgetful", address));
  expect(checked.filter(Boolean)).toHaveLength(5);
  const began = Date.now();
  const colleague = await beginSignIn({ account: "colleague", address });
  expect(colleague).not.toBeNull();
  await colleague?.succeeded();
  expect(Date.now() - began).toBeLessThan(1_000);
});

test("an address that fails with many accounts waits longer each time, and is locked in the end", async () => {
  expect([1, 10, 11, 12, 13, 16, 17, 50].map(delayMs)).toEqual([0, 0, 100, 200, 400, 3_200, 4_000, 4_000]);
  const address = "10.0.0.2";
  const began = Date.now();
  for (let time = 0; time < 12; time += 1) expect(await fail(`spray-${time}`, address)).toBe(true);
  expect(Date.now() - began).toBeGreaterThanOrEqual(300);
  await Promise.all(Array.from({ length: 38 }, (_, time) => fail(`spray-more-${time}`, address)));
  // What the address is refused does not count against the account.
  for (let time = 0; time < 6; time += 1) expect(await fail("innocent", address)).toBe(false);
  expect(await beginSignIn({ account: "innocent", address: "10.0.0.3" })).not.toBeNull();
});
