import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { connect } from "@/lib/db";
import { recordAudit } from "@/lib/gates/audit";
import { testDatabase } from "@/lib/testing/database";

const { prisma, url } = await testDatabase();

const row = (projectId: string, action: string) => ({
  projectId,
  actorId: null,
  action,
  subjectId: null,
  detail: { said: action },
  at: new Date("2026-11-30T02:00:00Z"),
});

/** The chain in its order, after a check of every hash and of every number from 1. */
async function soundChain(projectId: string): Promise<string[]> {
  expect(await prisma.$queryRaw`SELECT audit_breaks(${projectId}::uuid)`).toEqual([]);
  const rows = await prisma.auditEvent.findMany({ where: { projectId }, orderBy: { seq: "asc" } });
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_row, place) => place + 1));
  expect(await prisma.$queryRaw`SELECT FROM audit_pending`).toEqual([]);
  return rows.map(({ action }) => action);
}

class Undone extends Error {}
const onlyUndone = (error: unknown) => {
  if (!(error instanceof Undone)) throw error;
};

it("32 writers at once make one chain, without a gap and without what was undone", async () => {
  const projectId = uuidv7();
  const crowd = connect(url, 32);
  const writers = Array.from({ length: 32 }, (_writer, writer) => writer);
  const write = (writer: number, round: number) =>
    crowd.$transaction(
      async (tx) => {
        await recordAudit(tx, row(projectId, `${writer}/${round}`));
        await tx.$executeRaw`SELECT pg_sleep(random() / 200)`;
        await recordAudit(tx, row(projectId, `${writer}/${round} again`));
        if (writer % 4 === 3) throw new Undone();
      },
      { maxWait: 30_000, timeout: 30_000 },
    );
  await Promise.all(
    writers.map(async (writer) => {
      for (let round = 0; round < 5; round += 1) await write(writer, round).catch(onlyUndone);
    }),
  );
  await crowd.$disconnect();
  const actions = await soundChain(projectId);
  expect(actions).toHaveLength(24 * 5 * 2);
  expect(actions.some((action) => Number.parseInt(action, 10) % 4 === 3)).toBe(false);
  for (const [place, action] of actions.entries())
    if (!action.endsWith(" again")) expect(actions[place + 1]).toBe(`${action} again`); // two of one transaction stay together
});

it("an open transaction keeps nobody from the chain, and comes after those that commit before it", async () => {
  const projectId = uuidv7();
  await prisma.$transaction(async (tx) => {
    await recordAudit(tx, row(projectId, "began first"));
    await prisma.$transaction((other) => recordAudit(other, row(projectId, "committed first")));
    expect(await soundChainOfOthers(projectId)).toEqual(["committed first"]);
  });
  expect(await soundChain(projectId)).toEqual(["committed first", "began first"]);
});

const soundChainOfOthers = async (projectId: string) =>
  (await prisma.auditEvent.findMany({ where: { projectId }, orderBy: { seq: "asc" } })).map(({ action }) => action);

it("a connection that is cut between recording and commit leaves no row and no gap", async () => {
  const projectId = uuidv7();
  await prisma.$transaction((tx) => recordAudit(tx, row(projectId, "before")));
  const cut = prisma.$transaction(async (tx) => {
    await recordAudit(tx, row(projectId, "cut off"));
    const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await prisma.$executeRaw`SELECT pg_terminate_backend(${own?.pid ?? 0}::int, 5000)`;
    await recordAudit(tx, row(projectId, "after the cut"));
  });
  await expect(cut).rejects.toThrow();
  await prisma.$transaction((tx) => recordAudit(tx, row(projectId, "next")));
  expect(await soundChain(projectId)).toEqual(["before", "next"]);
});

it("what was recorded is chained even if it is taken out of the waiting rows before the commit", async () => {
  const projectId = uuidv7();
  await prisma.$transaction(async (tx) => {
    await recordAudit(tx, row(projectId, "as it was"));
    await tx.$executeRaw`UPDATE audit_pending SET action = 'otherwise'`;
    await tx.$executeRaw`DELETE FROM audit_pending`;
  });
  expect(await soundChain(projectId)).toEqual(["as it was"]);
});

it("goes on after rows that were chained as they were inserted, as until now", async () => {
  const projectId = uuidv7();
  await prisma.$executeRaw`
    INSERT INTO audit_events (project_id, at, action, detail) VALUES (${projectId}::uuid, now(), 'yesterday', '{}')`;
  await prisma.$transaction((tx) => recordAudit(tx, row(projectId, "today")));
  expect(await soundChain(projectId)).toEqual(["yesterday", "today"]);
});

it("no sequence is UNLOGGED: a standby that takes over could be without it", async () => {
  expect(await prisma.$queryRaw`SELECT relname FROM pg_class WHERE relkind = 'S' AND relpersistence = 'u'`).toEqual([]);
});
