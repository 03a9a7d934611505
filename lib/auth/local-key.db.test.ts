import { describe, expect, it } from "vitest";
import { localKeyOf } from "@/lib/auth/local-key";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";

const { prisma } = await testDatabase();

describe("the key of a person's devices", () => {
  it("is created once, however many devices request it first, and is different for another person", async () => {
    const [one, other] = [await createAccount(prisma), await createAccount(prisma)];
    const keys = await Promise.all(Array.from({ length: 8 }, () => localKeyOf(one)));
    const [key = new Uint8Array()] = keys;
    expect(key).toHaveLength(32);
    expect(keys.every((each) => Buffer.from(each).equals(key))).toBe(true);
    expect(Buffer.from(await localKeyOf(one)).equals(key)).toBe(true);
    expect(Buffer.from(await localKeyOf(other)).equals(key)).toBe(false);
  });
});
