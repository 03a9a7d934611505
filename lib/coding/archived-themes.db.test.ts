import { describe, expect, it } from "vitest";
import { archiveTheme } from "@/lib/codebook/archive";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { updateTheme } from "@/lib/codebook/mutations";
import { assignThemes, unassignTheme } from "@/lib/coding/mutations";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { deskNow } from "@/lib/testing/visit-world";

const { prisma } = await testDatabase();
const { projectId, scope, name, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);
const refused = (code: string, key?: string) => expect.objectContaining({ code, ...(key && { key }) });

let presses = 0;
/** Each press has a moment of its own. */
const archive = (themeId: string, archived = true) =>
  prisma.$transaction((tx) =>
    archiveTheme(tx, scope, { themeId, archived, now: new Date(deskNow.getTime() + (presses += 1)) }),
  );
const nameOf = async (id: string) =>
  (await prisma.theme.findUniqueOrThrow({ where: { projectId_id: { projectId, id } } })).name;
const move = async (themeId: string, parentId: string | null) => {
  const own = await nameOf(themeId);
  return prisma.$transaction((tx) => updateTheme(tx, scope, { themeId, name: own, definition: "", parentId }));
};
const merge = (themeId: string, intoId: string) =>
  prisma.$transaction((tx) => mergeTheme(tx, scope, { themeId, intoId, entries: 0, now: deskNow }));
const archived = async (...ids: string[]) => {
  const rows = await prisma.theme.findMany({ where: { projectId, id: { in: ids }, archivedAt: { not: null } } });
  return ids.filter((id) => rows.some((row) => row.id === id));
};

describe("an archived theme", () => {
  it("takes along what is below it, and brings back only what the same press archived", async () => {
    const top = await add(name());
    const [a, b] = [await add(name(), top), await add(name(), top)];
    const below = await add(name(), a);
    expect(await archive(b)).toBe(1);
    expect(await archive(top)).toBe(3);
    expect(await archived(top, a, b, below)).toEqual([top, a, b, below]);
    expect(await archive(top, false)).toBe(3);
    expect(await archived(top, a, b, below)).toEqual([b]);
    expect(await archive(b, false)).toBe(1);
    // What is so already stays so.
    expect(await archive(b, false)).toBe(0);
    expect(await archived(top, a, b, below)).toEqual([]);
  });

  it("does not come back alone where the theme above it is archived", async () => {
    const top = await add(name());
    const below = await add(name(), top);
    await archive(top);
    await expect(archive(below, false)).rejects.toEqual(refused("conflict", "codebook.refusal.aboveArchived"));
    await expect(archive((await foreignWorld()).theme)).rejects.toEqual(refused("not_found"));
  });

  it("keeps its entries and what is counted, gets no new ones, and gives back what was taken off by mistake", async () => {
    const theme = await add(name());
    const [a = "", b = ""] = await addEntries(["甲", "乙"]);
    await put([a], [theme]);
    await archive(theme);
    const counted = await prisma.visitThemeCount.aggregate({
      where: { projectId, themeId: theme },
      _sum: { entries: true },
    });
    expect(counted._sum.entries).toBe(1);
    await expect(put([b], [theme])).rejects.toEqual(refused("conflict", "codebook.refusal.archived"));
    const off = [{ entryId: a, themeId: theme }];
    await prisma.$transaction((tx) => unassignTheme(tx, scope, off));
    const again = { entryIds: [a], themeIds: [theme], now: deskNow, again: true };
    expect(await prisma.$transaction((tx) => assignThemes(tx, scope, again))).toEqual(off);
  });

  it("gets nothing below it, and is part of no merge", async () => {
    const [gone, there] = [await add(name()), await add(name())];
    const own = await add(name(), gone);
    await archive(gone);
    await expect(move(there, gone)).rejects.toEqual(refused("invalid", "codebook.refusal.parentArchived"));
    await expect(add(name(), gone)).rejects.toEqual(refused("invalid", "codebook.refusal.parentArchived"));
    await expect(add(await nameOf(gone))).rejects.toEqual(refused("invalid", "codebook.refusal.nameArchived"));
    for (const [from, into] of [
      [there, gone],
      [gone, there],
    ] as const)
      await expect(merge(from, into)).rejects.toEqual(refused("invalid", "codebook.refusal.mergeArchived"));
    // What is below it can be renamed there, and be taken out.
    await move(own, gone);
    await move(own, null);
    expect(await archived(own)).toEqual([own]);
  });

  it("does not get back a theme that was merged away below it", async () => {
    const [top, into] = [await add(name()), await add(name())];
    const from = await add(name(), top);
    const mergeId = await merge(from, into);
    await archive(top);
    const undo = () => prisma.$transaction((tx) => undoMerge(tx, scope, { mergeId, now: deskNow }));
    await expect(undo()).rejects.toEqual(refused("invalid", "codebook.refusal.parentArchived"));
    await archive(top, false);
    expect(await undo()).toBe(from);
  });
});
