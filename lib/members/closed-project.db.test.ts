import { expect, test } from "vitest";
import type { Transaction } from "@/lib/db";
import { mintToken } from "@/lib/auth/one-time-token";
import { findInvitation } from "@/lib/members/data";
import { inviteMember } from "@/lib/members/mutations";
import { listProgressOf, listProjectsOf } from "@/lib/projects/data";
import { closeProject, reopenProject } from "@/lib/projects/mutations";
import { testDatabase } from "@/lib/testing/database";
import { addMember, createAccount, createProject } from "@/lib/testing/factories";
import { deskNow as now, openVisitWorld } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, people, scopeOf, send, note } = await openVisitWorld(prisma);
const transact = <T>(work: (tx: Transaction) => Promise<T>) => prisma.$transaction(work);
const lead = scopeOf("lead");
const close = () => transact((tx) => closeProject(tx, lead, { seenClosed: false, now }));
const reopen = () => transact((tx) => reopenProject(tx, lead, { seenClosed: true }));
const states = async () =>
  new Set((await prisma.membership.findMany({ where: { projectId } })).map(({ projectState }) => projectState));

test("closing and reopening are told to every membership, and each is refused where it is so already", async () => {
  await expect(reopen()).rejects.toMatchObject({ code: "conflict" });
  await close();
  expect(await states()).toEqual(new Set(["closed"]));
  await expect(close()).rejects.toMatchObject({ code: "conflict" });
  // A page that was opened before.
  const late = transact((tx) => reopenProject(tx, lead, { seenClosed: false }));
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  expect(await send({ content: note() })).toMatchObject({ status: "forbidden", key: "visits.sync.closed" });
  await reopen();
  expect(await states()).toEqual(new Set(["open"]));
  expect(await send({ content: note() })).toMatchObject({ status: "saved" });
});

test("who comes into a closed project finds it closed, and a link to join it does not work meanwhile", async () => {
  const { link } = await transact((tx) => inviteMember(tx, lead, { projectId, role: "member", note: "" }, now));
  const token = link.path.split("/").at(-1) ?? mintToken().token;
  expect(await findInvitation(token, now)).not.toBeNull();
  await close();
  expect(await findInvitation(token, now)).toBeNull();
  const userId = await createAccount(prisma);
  await addMember(prisma, { projectId, userId, role: "member" });
  expect(await states()).toEqual(new Set(["closed"]));
  await reopen();
  expect(await findInvitation(token, now)).not.toBeNull();
});

test("the list of projects has the open ones first and says which are closed; a deleted one is in none", async () => {
  await createProject(prisma, { leadId: people.lead, name: "另一个" });
  await close();
  expect((await listProjectsOf(people.lead)).map(({ closed }) => closed)).toEqual([false, true]);
  await prisma.project.update({ where: { id: projectId }, data: { deletedAt: now } });
  expect((await listProjectsOf(people.lead)).map(({ name }) => name)).toEqual(["另一个"]);
  expect((await listProgressOf(people.lead)).map((row) => row.projectId)).not.toContain(projectId);
});
