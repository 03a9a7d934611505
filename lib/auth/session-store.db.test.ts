import { expect, it } from "vitest";
import { findLiveSession, startSession } from "@/lib/auth/session-store";
import { database } from "@/lib/db";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";

await testDatabase();
const minutes = (count: number) => new Date(Date.UTC(2026, 8, 1) + count * 60_000);

it("what an open page asks by itself is no use of its session, which ends when nobody works", async () => {
  const userId = await createAccount(database());
  const id = await startSession({ id: userId, sessionVersion: 1 }, minutes(0));
  const lastSeen = async () => (await database().session.findUniqueOrThrow({ where: { id } })).lastSeenAt;

  expect(await findLiveSession(id, minutes(20), { unattended: true })).toMatchObject({ id: userId });
  expect(await lastSeen()).toEqual(minutes(0));
  expect(await findLiveSession(id, minutes(31), { unattended: true })).toBeNull();

  expect(await findLiveSession(id, minutes(20))).toMatchObject({ id: userId });
  expect(await lastSeen()).toEqual(minutes(20));
});
