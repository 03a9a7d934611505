import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { assignThemes, unassignTheme } from "@/lib/codebook/assignments";
import { createTheme, deleteTheme, moveTheme, updateTheme } from "@/lib/codebook/mutations";
import { themeLevels } from "@/lib/codebook/schema";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, createProject, entryContent, serial } from "@/lib/testing/factories";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import type { DimensionKey } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId, people } = desk;
const scope = desk.scopeOf("reviewer");
const refused = (code: string) => expect.objectContaining({ code });

const add = (name: string, parentId: string | null = null, dimension: DimensionKey = "problem") =>
  prisma.$transaction((tx) => createTheme(tx, scope, { dimension, name, definition: "", parentId }));
const change = (themeId: string, fields: { name: string; parentId: string | null }) =>
  prisma.$transaction((tx) => updateTheme(tx, scope, { themeId, definition: "", ...fields }));
const remove = (themeId: string, entries: number) =>
  prisma.$transaction((tx) => deleteTheme(tx, scope, { themeId, entries }));
const put = (entryIds: string[], themeIds: string[]) =>
  prisma.$transaction((tx) => assignThemes(tx, scope, { entryIds, themeIds, now: deskNow }));
const rowOf = (id: string) => prisma.theme.findUnique({ where: { projectId_id: { projectId, id } } });
const name = () => `主题${serial()}`;

async function addEntries(texts: string[], dimension: DimensionKey = "problem") {
  const entries = texts.map((text) => entryContent({ text, dimension }));
  await addVisit(prisma, { projectId, content: desk.note({ entries }) });
  return entries.map(({ id }) => id);
}

async function foreignWorld() {
  const other = await createProject(prisma, { leadId: people.lead });
  const site = await addSite(prisma, { projectId: other });
  const entry = entryContent({ text: "外课题", dimension: "problem" });
  await addVisit(prisma, {
    projectId: other,
    content: { ...desk.note({ siteId: site, recorderId: people.lead, memberIds: [people.lead] }), entries: [entry] },
  });
  const theme = uuidv7();
  await prisma.theme.create({ data: { projectId: other, id: theme, dimension: "problem", name: name() } });
  return { entry: entry.id, theme };
}

describe("the tree of themes", () => {
  it("takes one name once in a dimension", async () => {
    const taken = name();
    await add(taken);
    await expect(add(taken)).rejects.toEqual(refused("invalid"));
    await add(taken, null, "suggestion");
  });

  it("never closes a circle, not even by two moves at the same moment", async () => {
    const a = await add(name());
    const b = await add(name(), a);
    await expect(change(a, { name: name(), parentId: b })).rejects.toEqual(refused("invalid"));
    await expect(change(a, { name: name(), parentId: a })).rejects.toEqual(refused("invalid"));
    const c = await add(name());
    const d = await add(name());
    const moves = await Promise.allSettled([
      change(c, { name: name(), parentId: d }),
      change(d, { name: name(), parentId: c }),
    ]);
    expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is only so deep, whether a theme is added or moved with all below it", async () => {
    let deepest: string | null = null;
    for (let level = 0; level < themeLevels; level += 1) deepest = await add(name(), deepest);
    await expect(add(name(), deepest)).rejects.toEqual(refused("invalid"));
    const top = await add(name());
    await add(name(), top);
    const shallow = await prisma.theme.findFirstOrThrow({
      where: { projectId, id: deepest ?? "" },
      select: { parentId: true },
    });
    await expect(change(top, { name: name(), parentId: shallow.parentId })).rejects.toEqual(refused("invalid"));
  });

  it("keeps to one dimension and to one project", async () => {
    const problem = await add(name());
    await expect(add(name(), problem, "suggestion")).rejects.toEqual(refused("invalid"));
    const { theme } = await foreignWorld();
    await expect(add(name(), theme)).rejects.toEqual(refused("invalid"));
    await expect(change(theme, { name: name(), parentId: null })).rejects.toEqual(refused("not_found"));
    await expect(remove(theme, 0)).rejects.toEqual(refused("not_found"));
  });

  it("puts a new theme last, and moves one up and down among its siblings", async () => {
    const parent = await add(name());
    const [a, b, c] = [await add(name(), parent), await add(name(), parent), await add(name(), parent)];
    const order = async () =>
      (
        await prisma.theme.findMany({
          where: { projectId, parentId: parent },
          select: { id: true },
          orderBy: { position: "asc" },
        })
      ).map(({ id }) => id);
    const move = (themeId: string, direction: "up" | "down") =>
      prisma.$transaction((tx) => moveTheme(tx, scope, { themeId, direction }));
    expect(await order()).toEqual([a, b, c]);
    await move(c, "up");
    expect(await order()).toEqual([a, c, b]);
    await move(a, "up");
    await move(b, "down");
    expect(await order()).toEqual([a, c, b]);
  });
});

describe("deleting a theme", () => {
  it("takes it from its entries only where they are as many as was said, and keeps it otherwise", async () => {
    const theme = await add(name());
    const entries = await addEntries(["甲", "乙"]);
    await put(entries, [theme]);
    await expect(remove(theme, 1)).rejects.toEqual(refused("conflict"));
    expect(await prisma.entryTheme.count({ where: { projectId, themeId: theme } })).toBe(2);
    await remove(theme, 2);
    expect(await rowOf(theme)).toBeNull();
    expect(await prisma.entryTheme.count({ where: { projectId, themeId: theme } })).toBe(0);
  });

  it("is refused while themes stand below it", async () => {
    const parent = await add(name());
    await add(name(), parent);
    await expect(remove(parent, 0)).rejects.toEqual(refused("conflict"));
    expect(await rowOf(parent)).not.toBeNull();
  });
});

describe("putting themes on entries", () => {
  it("puts many on many, once however often it is asked for, and tells what is new", async () => {
    const themes = [await add(name()), await add(name())];
    const entries = await addEntries(["甲", "乙", "丙"]);
    expect(await put(entries.slice(0, 1), themes.slice(0, 1))).toHaveLength(1);
    const rounds = await Promise.all([put(entries, themes), put(entries, themes)]);
    expect(rounds.flat()).toHaveLength(5);
    expect(await prisma.entryTheme.count({ where: { projectId, themeId: { in: themes } } })).toBe(6);
  });

  it("refuses what is not the project's, whole", async () => {
    const theme = await add(name());
    const [own] = await addEntries(["甲"]);
    const foreign = await foreignWorld();
    for (const [entryIds, themeIds] of [
      [[own ?? "", foreign.entry], [theme]],
      [[own ?? ""], [theme, foreign.theme]],
      [[uuidv7()], [theme]],
    ] as const) {
      await expect(put([...entryIds], [...themeIds])).rejects.toEqual(refused("not_found"));
    }
    expect(await prisma.entryTheme.count({ where: { projectId, entryId: own ?? "" } })).toBe(0);
  });

  it("keeps a theme to the entries of its own dimension", async () => {
    const theme = await add(name(), null, "suggestion");
    const entries = await addEntries(["甲"]);
    await expect(put(entries, [theme])).rejects.toEqual(refused("invalid"));
  });

  it("takes exactly the named ones off again, and none of another project", async () => {
    const theme = await add(name());
    const entries = await addEntries(["甲", "乙"]);
    const assigned = await put(entries, [theme]);
    const foreign = await foreignWorld();
    await prisma.entryTheme.create({
      data: {
        projectId: (await prisma.theme.findFirstOrThrow({ where: { id: foreign.theme } })).projectId,
        entryId: foreign.entry,
        themeId: foreign.theme,
        assignedBy: people.lead,
      },
    });
    const off = await prisma.$transaction((tx) =>
      unassignTheme(tx, scope, [...assigned.slice(0, 1), { entryId: foreign.entry, themeId: foreign.theme }]),
    );
    expect(off).toBe(1);
    expect(await prisma.entryTheme.count({ where: { entryId: foreign.entry } })).toBe(1);
    expect(
      await prisma.entryTheme.findMany({ where: { projectId, themeId: theme }, select: { entryId: true } }),
    ).toEqual([{ entryId: assigned[1]?.entryId }]);
  });
});
