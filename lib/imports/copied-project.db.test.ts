import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { copyProject } from "@/lib/projects/copy";
import { copiedParts } from "@/lib/projects/schema";
import { standardTemplate } from "@/lib/projects/template";
import { rowsOfProject } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { addMember, addQuestion, addSite, addTheme, createAccount } from "@/lib/testing/factories";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { deskNow as now } from "@/lib/testing/visit-world";
import { seedDemo } from "../../prisma/demo/seed-demo";

const { prisma, url } = await testDatabase();
await prisma.$transaction((tx) => seedDemo(tx, { hashPassword: async () => "x", newPassword: () => "x" }), {
  timeout: 60_000,
});
const { id: from, createdBy } = await prisma.project.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
const disabled = await createAccount(prisma);
await prisma.user.update({ where: { id: disabled }, data: { disabledAt: now } });
const left = await createAccount(prisma);
for (const userId of [disabled, left]) await addMember(prisma, { projectId: from, userId, role: "member" });
await prisma.membership.updateMany({ where: { projectId: from, userId: left }, data: { removedAt: now } });
const [old, cited] = [
  await addTheme(prisma, { projectId: from, name: "不再用的主题", dimension: "problem" }),
  await addTheme(prisma, { projectId: from, name: "例句是条目的主题", dimension: "problem" }),
];
const { id: entryId } = await prisma.entry.findFirstOrThrow({ where: { projectId: from } });
const themeIs = (id: string, data: Prisma.ThemeUncheckedUpdateInput) =>
  prisma.theme.update({ where: { projectId_id: { projectId: from, id } }, data });
await themeIs(old, { archivedAt: now });
await themeIs(cited, { exampleEntryId: entryId, parentId: old, definition: "怎样算" });
const present = await addSite(prisma, { projectId: from, name: "合并后的镇" });
await addSite(prisma, { projectId: from, name: "合并前的乡", mergedIntoId: present });
const retired = await addQuestion(prisma, { projectId: from, dimension: "problem", text: "不再问的问题？" });
await prisma.question.update({ where: { projectId_id: { projectId: from, id: retired } }, data: { retiredAt: now } });
await prisma.importRule.create({
  data: { projectId: from, id: uuidv7(), word: "难点", dimension: "problem", createdAt: now },
});
await prisma.project.update({ where: { id: from }, data: { commonMinSites: 7, singleMaxSites: 3 } });

type Part = (typeof copiedParts)[number];
const lead = trustedScope({ projectId: from, userId: createdBy, role: "lead" });
const copy = (...parts: Part[]) => {
  const chosen = Object.fromEntries(copiedParts.map((part) => [part, parts.includes(part)])) as Record<Part, boolean>;
  return prisma.$transaction((tx: Transaction) =>
    copyProject(tx, lead, { projectId: from, name: "下一个课题", ...chosen }, now),
  );
};
const rowsIn = (projectId: string) => rowsOfProject(url, projectId);
const questions = standardTemplate.flatMap((dimension) => dimension.questions).length;

test("with nothing chosen it is a new study: the standard outline and its lead", async () => {
  expect(await rowsIn(await copy())).toEqual({ dimensions: 4, questions, memberships: 1 });
});

test("brings what was chosen and nothing that was heard, and what was put away stays behind", async () => {
  const to = await copy(...copiedParts);
  const made = await rowsIn(to);
  expect(Object.keys(made).sort()).toEqual(
    ["dimensions", "import_rules", "memberships", "questions", "site_former_names", "sites", "themes"].sort(),
  );
  const of = (projectId: string) => ({ where: { projectId } });
  const members = await prisma.membership.findMany({ ...of(from), where: { projectId: from, removedAt: null } });
  const expected = members.filter(({ userId }) => userId !== disabled).map(({ userId, role }) => [userId, role]);
  const got = (await prisma.membership.findMany(of(to))).map(({ userId, role }) => [userId, role]);
  expect(got.sort()).toEqual(expected.sort());
  const themes = async (projectId: string) => {
    const rows = await prisma.theme.findMany({ where: { projectId, archivedAt: null } });
    const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
    return rows
      .map(({ name, parentId, dimension, definition, position, example }) => ({
        ...{ name, dimension, definition, position, example },
        parent: (parentId && nameOf.get(parentId)) ?? null,
      }))
      .sort((a, b) => `${a.dimension}${a.name}`.localeCompare(`${b.dimension}${b.name}`));
  };
  expect(await themes(to)).toEqual(await themes(from));
  expect(await prisma.theme.count({ where: { projectId: to, exampleEntryId: { not: null } } })).toBe(0);
  expect(await prisma.theme.count({ where: { projectId: to, name: "不再用的主题" } })).toBe(0);
  const sites = await prisma.site.findMany({ where: { projectId: to }, include: { formerNames: true } });
  const presentDay = { projectId: from, removedAt: null, mergedIntoId: null };
  expect(sites).toHaveLength(await prisma.site.count({ where: presentDay }));
  const merged = sites.find(({ name }) => name === "合并后的镇");
  expect(merged?.formerNames.map(({ name }) => name)).toEqual(["合并前的乡"]);
  expect(merged?.presentId).toBe(merged?.id);
  expect(await prisma.importRule.findMany({ ...of(to), select: { word: true } })).toEqual([{ word: "难点" }]);
  expect(await prisma.project.findUnique({ where: { id: to } })).toMatchObject({
    ...{ name: "下一个课题", background: "", startsOn: null, commonMinSites: 7, singleMaxSites: 3 },
  });
  const asked = (projectId: string) =>
    prisma.question.findMany({
      where: { projectId, retiredAt: null },
      select: { dimension: true, text: true, hint: true, position: true },
      orderBy: [{ dimension: "asc" }, { position: "asc" }, { text: "asc" }],
    });
  expect(await asked(to)).toEqual(await asked(from));
});

test.each([
  ["outline", {}],
  ["themes", { themes: expect.any(Number) }],
  ["sites", { sites: expect.any(Number), site_former_names: expect.any(Number) }],
  ["words", { import_rules: 1 }],
] as const)("brings %s alone where only that was chosen", async (part, more) => {
  const made = await rowsIn(await copy(part));
  expect(made).toEqual({ dimensions: 4, questions: expect.any(Number), memberships: 1, ...more });
});
