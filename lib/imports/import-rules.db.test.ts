import { describe, expect, it } from "vitest";
import { mintScope } from "@/lib/auth/scope";
import { listFormerNames, listImportRules } from "@/lib/imports/data";
import { addImportRule, removeImportRule } from "@/lib/imports/mutations";
import { mostImportRules } from "@/lib/imports/schema";
import { testDatabase } from "@/lib/testing/database";
import { addSite, createProject } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const scope = desk.scopeOf("lead");
const add = (word: string, dimension: "problem" | "suggestion" = "problem") =>
  prisma.$transaction((tx) => addImportRule(tx, scope, { word, dimension, now: deskNow }));
const remove = (ruleId: string, of = scope) => prisma.$transaction((tx) => removeImportRule(tx, of, ruleId));

describe("a project's own sorting words", () => {
  it("are listed in the order in which they came, and gone when taken away", async () => {
    const first = await add("急难愁盼");
    await add("金点子", "suggestion");
    expect((await listImportRules(scope)).map(({ word, dimension }) => [word, dimension])).toEqual([
      ["急难愁盼", "problem"],
      ["金点子", "suggestion"],
    ]);
    await remove(first);
    expect((await listImportRules(scope)).map(({ word }) => word)).toEqual(["金点子"]);
  });

  it("lead to one dimension each: the one that was named last", async () => {
    const first = await add("堵点难点");
    expect(await add("堵点难点", "suggestion")).toBe(first);
    expect((await listImportRules(scope)).find(({ id }) => id === first)?.dimension).toBe("suggestion");
  });

  it("of another project are neither seen nor taken away", async () => {
    const own = await add("本课题的词");
    const other = await createProject(prisma, { leadId: desk.people.lead });
    const lead = await prisma.user.findUniqueOrThrow({ where: { id: desk.people.lead }, select: { id: true } });
    const foreign = await mintScope(
      { ...lead, accountName: "x", displayName: "x", systemRole: "none" } as never,
      other,
    ); // only its id is asked for
    if (!foreign) throw new Error("no scope");
    expect(await listImportRules(foreign)).toEqual([]);
    await expect(remove(own, foreign)).rejects.toMatchObject({ code: "not_found" });
    expect((await listImportRules(scope)).some(({ id }) => id === own)).toBe(true);
  });

  it("end at a number that a person can oversee", async () => {
    const { length } = await listImportRules(scope);
    await prisma.importRule.createMany({
      data: Array.from({ length: mostImportRules - length }, (_, index) => ({
        projectId: desk.projectId,
        id: crypto.randomUUID(),
        word: `词语${index}`,
        dimension: "problem",
        createdAt: deskNow,
      })),
    });
    await expect(add("再来一个")).rejects.toMatchObject({ code: "conflict" });
  });

  it("are held by the database too: no empty word, no unknown dimension, no word twice", async () => {
    const row = { projectId: desk.projectId, dimension: "problem", createdAt: deskNow };
    const create = (word: string, dimension = "problem") =>
      prisma.importRule.create({ data: { ...row, id: crypto.randomUUID(), word, dimension } });
    await expect(create("")).rejects.toThrow();
    await expect(create("好词", "other")).rejects.toThrow();
    await expect(create("堵点难点")).rejects.toThrow();
  });
});

it("a site that is off the list and counts as another gives its name to that one", async () => {
  const present = await addSite(prisma, { projectId: desk.projectId });
  const former = await addSite(prisma, { projectId: desk.projectId });
  const { name } = await prisma.site.update({
    where: { projectId_id: { projectId: desk.projectId, id: former } },
    data: { mergedIntoId: present, removedAt: deskNow },
    select: { name: true },
  });
  expect(await listFormerNames(scope)).toEqual([{ siteId: present, name }]);
});
