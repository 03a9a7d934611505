import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { unassignTheme } from "@/lib/coding/mutations";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";

const { prisma } = await testDatabase();
const { projectId, people, scope, name, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);
const refused = (code: string) => expect.objectContaining({ code });

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
