import { expect, test } from "vitest";
import { runCommand } from "../backup/run.mjs";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";
import { patiently } from "@/lib/testing/backup-room";
import { resetFactor } from "./factor-reset.mjs";

patiently();
const { prisma, url } = await testDatabase();
const at = new Date("2026-11-30T02:00:00Z");

async function withFactor() {
  const id = await createAccount(prisma);
  await prisma.secondFactor.create({ data: { userId: id, secret: "sealed", createdAt: at, confirmedAt: at } });
  await prisma.recoveryCode.create({ data: { userId: id, codeHash: `hash of ${id}` } });
  return prisma.user.findUniqueOrThrow({ where: { id } });
}
const left = async (userId) => [
  await prisma.secondFactor.count({ where: { userId } }),
  await prisma.recoveryCode.count({ where: { userId } }),
];
const told = (subjectId) =>
  prisma.auditEvent.findMany({ where: { subjectId }, select: { action: true, actorId: true, detail: true } });

test("takes the factor and its codes from one person, ends the sessions, and stands in the audit", async () => {
  const [lost, other] = [await withFactor(), await withFactor()];
  expect(await resetFactor(prisma, ` ${lost.accountName.toUpperCase()} `)).toBe(lost.accountName);
  expect(await left(lost.id)).toEqual([0, 0]);
  expect(await left(other.id)).toEqual([1, 1]);
  const after = await prisma.user.findUniqueOrThrow({ where: { id: lost.id } });
  expect(after.sessionVersion).toBe(lost.sessionVersion + 1);
  expect(await told(lost.id)).toEqual([
    { action: "accounts.resetSecondFactor", actorId: null, detail: { from: "terminal" } },
  ]);
});

test("says what is wrong, and changes nothing", async () => {
  const plain = await prisma.user.findUniqueOrThrow({ where: { id: await createAccount(prisma) } });
  await expect(resetFactor(prisma, "nobody-here")).rejects.toThrow("没有账号 nobody-here");
  await expect(resetFactor(prisma, plain.accountName)).rejects.toThrow("没有设置两步验证");
  expect(await told(plain.id)).toEqual([]);
  expect(await prisma.user.findUnique({ where: { id: plain.id } })).toEqual(plain);
});

test("works as the command that an operator runs", async () => {
  const person = await withFactor();
  const run = (...args) =>
    runCommand("../database/factor-reset-command", args, {
      stdio: "ignore",
      env: { ...process.env, DATABASE_URL: url },
    });
  expect(await run()).toBe(1);
  expect(await run(person.accountName)).toBe(0);
  expect(await left(person.id)).toEqual([0, 0]);
  expect(await run(person.accountName)).toBe(1);
});
