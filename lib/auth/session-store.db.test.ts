import { expect, it } from "vitest";
import { endSession, endSessionsOf, findLiveSession, startSession } from "@/lib/auth/session-store";
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

it("a session lives as long as its limits, its account and its own end allow", async () => {
  const userId = await createAccount(database());
  const open = () => startSession({ id: userId, sessionVersion: 1 }, minutes(0));
  const [first, second, third] = [await open(), await open(), await open()];
  const lives = (id: string, at: number) => findLiveSession(id, minutes(at)).then((user) => user !== null);

  await endSession(first, minutes(1));
  expect([await lives(first, 2), await lives(second, 2)]).toEqual([false, true]);
  for (let at = 2; at < 720; at += 29) expect(await lives(second, at)).toBe(true);
  expect(await lives(second, 721)).toBe(false);

  await database().user.update({ where: { id: userId }, data: { disabledAt: minutes(2) } });
  expect(await lives(third, 3)).toBe(false);
  await database().user.update({ where: { id: userId }, data: { disabledAt: null } });
  expect(await lives(third, 3)).toBe(true);
  await database().$transaction((tx) => endSessionsOf(tx, userId));
  expect(await lives(third, 4)).toBe(false);
});
