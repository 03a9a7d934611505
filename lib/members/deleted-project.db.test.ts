import { expect, test } from "vitest";
import type { Transaction } from "@/lib/db";
import { listDeletedFor, listProjectsOf, projectKeptDays } from "@/lib/projects/data";
import { deleteProject, restoreProject } from "@/lib/projects/deletion";
import { closeProject } from "@/lib/projects/mutations";
import { testDatabase } from "@/lib/testing/database";
import { deskNow as now, openVisitWorld, signedIn } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, people, scopeOf, send, note } = await openVisitWorld(prisma);
const transact = <T>(work: (tx: Transaction) => Promise<T>) => prisma.$transaction(work);
const { name } = await prisma.project.findUniqueOrThrow({ where: { id: projectId } });
const remove = (typed = name) => transact((tx) => deleteProject(tx, scopeOf("lead"), { name: typed, now }));
const admin = { ...signedIn(people.stranger), systemRole: "admin" as const };
const restore = (user = signedIn(people.lead)) => transact((tx) => restoreProject(tx, user, projectId));

test("is deleted only with its name typed, and then in no list and open to nobody", async () => {
  await expect(remove("别的名称")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "name", key: "projects.errors.otherName" }],
  });
  expect(await send({ content: note() })).toMatchObject({ status: "saved" });
  await remove();
  expect(await listProjectsOf(people.lead)).toEqual([]);
  expect(await send({ content: note() })).toMatchObject({ status: "forbidden", key: "visits.sync.noProject" });
  await expect(remove()).rejects.toMatchObject({ code: "not_found" });
});

test("is restored by a lead of it or an administrator and by nobody else, as it was", async () => {
  const goneAt = new Date(now.getTime() + projectKeptDays * 24 * 3_600_000);
  const listed = [{ id: projectId, name, deletedAt: now, goneAt }];
  expect(await listDeletedFor(signedIn(people.lead))).toEqual(listed);
  expect(await listDeletedFor(admin)).toEqual(listed);
  for (const person of ["reviewer", "member", "viewer", "stranger"] as const) {
    expect(await listDeletedFor(signedIn(people[person])), person).toEqual([]);
    await expect(restore(signedIn(people[person])), person).rejects.toMatchObject({ code: "not_found" });
  }
  await restore();
  await expect(restore()).rejects.toMatchObject({ code: "not_found" });
  expect(await send({ content: note() })).toMatchObject({ status: "saved" });

  await transact((tx) => closeProject(tx, scopeOf("lead"), { seenClosed: false, now }));
  await remove();
  await restore(admin);
  expect(await send({ content: note() })).toMatchObject({ status: "forbidden", key: "visits.sync.closed" });
  // The administrator sees nothing of it by that.
  expect(await listProjectsOf(people.stranger)).toEqual([]);
});
