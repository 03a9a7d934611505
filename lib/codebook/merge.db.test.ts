import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMerges } from "@/lib/codebook/data";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { deleteTheme, updateTheme } from "@/lib/codebook/mutations";
import { themeLevels } from "@/lib/codebook/schema";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { deskNow } from "@/lib/testing/visit-world";
import { often } from "@/lib/testing/how-often";

const { prisma } = await testDatabase();
const { projectId, scope, name, add, put, addEntries, foreignWorld } = await openCodebookWorld(prisma);
const refused = (code: string, key?: string) => expect.objectContaining({ code, ...(key && { key }) });

const countOf = (themeId: string) => prisma.entryTheme.count({ where: { projectId, themeId } });
const merge = async (themeId: string, intoId: string, entries?: number) => {
  const told = entries ?? (await countOf(themeId));
  return prisma.$transaction((tx) => mergeTheme(tx, scope, { themeId, intoId, entries: told, now: deskNow }));
};
const undo = (mergeId: string) => prisma.$transaction((tx) => undoMerge(tx, scope, { mergeId, now: deskNow }));
const rowOf = (id: string) => prisma.theme.findUnique({ where: { projectId_id: { projectId, id } } });

/** Every coding of these entries, with who made it and when. */
async function codings(entryIds: string[]) {
  const rows = await prisma.entryTheme.findMany({ where: { projectId, entryId: { in: entryIds } } });
  return rows
    .map(({ entryId, themeId, assignedBy, assignedAt }) =>
      [entryId, themeId, assignedBy, assignedAt.toISOString()].join(" "),
    )
    .sort();
}

describe("a theme that is merged into another", () => {
  it("takes every coding along, and comes back with its codings, its place and the themes below it", async () => {
    const [top, into, from] = [await add(name()), await add(name()), await add(name())];
    const below = await add(name(), from);
    const entries = await addEntries(["甲", "乙", "丙", "丁"]);
    const [a = "", b = "", c = "", d = ""] = entries;
    await put([a, b], [from]);
    await put([b, c], [into]);
    await put([d], [below]);
    await prisma.$transaction(async (tx) => {
      const { name: own } = await tx.theme.findUniqueOrThrow({ where: { projectId_id: { projectId, id: from } } });
      return updateTheme(tx, scope, { themeId: from, name: own, definition: "什么归入这里", parentId: top });
    });
    const [before, was] = [await codings(entries), await rowOf(from)];
    // What findings read: the entries of a theme and of all below it.
    const heard = await prisma.visitThemeCount.aggregate({
      where: { projectId, themeId: into },
      _sum: { entries: true },
    });
    expect(heard._sum.entries).toBe(2);

    const mergeId = await merge(from, into);
    expect(await rowOf(from)).toBeNull();
    expect((await rowOf(below))?.parentId).toBe(into);
    expect((await codings(entries)).map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual(
      [`${a} ${into}`, `${b} ${into}`, `${c} ${into}`, `${d} ${below}`].sort(),
    );
    const { merged } = await readMerges(scope, into);
    expect(merged).toEqual([{ mergeId, name: was?.name, entries: 2, mergedAt: deskNow }]);
    const kept = await prisma.visitThemeCount.aggregate({
      where: { projectId, themeId: into },
      _sum: { entries: true },
    });
    expect(kept._sum.entries).toBe(4);

    expect(await undo(mergeId)).toBe(from);
    expect(await rowOf(from)).toEqual(was);
    expect((await rowOf(below))?.parentId).toBe(from);
    expect(await codings(entries)).toEqual(before);
    expect((await readMerges(scope, into)).merged).toEqual([]);
    await expect(undo(mergeId)).rejects.toEqual(refused("conflict", "codebook.refusal.mergeUndone"));
  });

  it("gives no coding back that a person took away since, and keeps what was added to the other", async () => {
    const [into, from] = [await add(name()), await add(name())];
    const entries = await addEntries(["甲", "乙", "丙"]);
    const [a = "", b = "", c = ""] = entries;
    await put([a, b], [from]);
    const mergeId = await merge(from, into);
    await prisma.entryTheme.deleteMany({ where: { projectId, entryId: a, themeId: into } });
    await put([c], [into]);
    await undo(mergeId);
    const after = (await codings(entries)).map((row) => row.split(" ").slice(0, 2).join(" "));
    expect(after).toEqual([`${b} ${from}`, `${c} ${into}`].sort());
  });

  it("is refused where it makes no sense, and then nothing has changed", async () => {
    const [into, from] = [await add(name()), await add(name())];
    const below = await add(name(), from);
    const other = await add(name(), null, "suggestion");
    const { theme: foreign } = await foreignWorld();
    const entries = await addEntries(["甲"]);
    await put(entries, [from]);
    const before = await codings(entries);
    await expect(merge(from, from)).rejects.toEqual(refused("invalid", "codebook.refusal.mergeUnknown"));
    await expect(merge(from, other)).rejects.toEqual(refused("invalid", "codebook.refusal.mergeUnknown"));
    await expect(merge(from, foreign)).rejects.toEqual(refused("invalid", "codebook.refusal.mergeUnknown"));
    await expect(merge(from, below)).rejects.toEqual(refused("invalid", "codebook.refusal.mergeBelow"));
    await expect(merge(foreign, into, 0)).rejects.toEqual(refused("not_found"));
    await expect(merge(from, into, 7)).rejects.toEqual(refused("conflict", "codebook.refusal.otherCount"));
    let deepest: string | null = null;
    for (let level = 0; level < themeLevels; level += 1) deepest = await add(name(), deepest);
    await expect(merge(from, deepest ?? "")).rejects.toEqual(refused("invalid", "codebook.refusal.tooDeep"));
    expect(await codings(entries)).toEqual(before);
    expect(await prisma.themeMerge.count({ where: { projectId, themeId: from } })).toBe(0);
  });

  it("does not come back under a name that is taken, nor where the other theme is gone", async () => {
    const [into, from] = [await add(name()), await add(name())];
    const own = (await rowOf(from))?.name ?? "";
    const mergeId = await merge(from, into);
    const taker = await add(own);
    await expect(undo(mergeId)).rejects.toEqual(refused("invalid", "codebook.refusal.nameTaken"));
    await prisma.$transaction((tx) => deleteTheme(tx, scope, { themeId: taker, entries: 0 }));
    await prisma.$transaction((tx) => deleteTheme(tx, scope, { themeId: into, entries: 0 }));
    await expect(undo(mergeId)).rejects.toEqual(refused("not_found"));
  });

  it("loses no coding through any merges, undone in any order", async () => {
    const step = fc.record({ kind: fc.constantFrom("merge", "undo"), a: fc.nat(4), b: fc.nat(4), pick: fc.nat(9) });
    const worn = fc.array(fc.subarray([0, 1, 2, 3, 4]), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(worn, fc.array(step, { maxLength: 9 }), async (wears, steps) => {
        const themes = await Promise.all([0, 1, 2, 3, 4].map(() => add(name())));
        const entries = await addEntries(wears.map((_each, index) => `第${index}条`));
        const at = (index: number) => themes[index] ?? "";
        for (const [index, own] of wears.entries()) if (own.length > 0) await put([entries[index] ?? ""], own.map(at));
        const before = await codings(entries);
        let active: { mergeId: string; from: string; into: string }[] = [];
        const gone = (id: string) => active.some(({ from }) => from === id);
        const now = (id: string): string => {
          const merged = active.find(({ from }) => from === id);
          return merged ? now(merged.into) : id;
        };
        const demand = async () => {
          const wanted = wears.flatMap((own, index) =>
            [...new Set(own.map((each) => now(at(each))))].map((theme) => `${entries[index]} ${theme}`),
          );
          const found = (await codings(entries)).map((row) => row.split(" ").slice(0, 2).join(" "));
          expect(found).toEqual(wanted.sort());
        };
        for (const { kind, a, b, pick } of steps) {
          if (kind === "merge") {
            const [from, into] = [at(a), at(b)];
            if (from === into || gone(from) || gone(into)) continue;
            active.push({ mergeId: await merge(from, into), from, into });
          } else {
            // Only what was merged into a theme that is there can be undone.
            const open = active.filter(({ into }) => !gone(into));
            const chosen = open[pick % Math.max(open.length, 1)];
            if (!chosen) continue;
            await undo(chosen.mergeId);
            active = active.filter((each) => each !== chosen);
          }
          await demand();
        }
        while (active.length > 0) {
          const chosen = active.find(({ into }) => !gone(into));
          if (!chosen) throw new Error("a circle of merges");
          await undo(chosen.mergeId);
          active = active.filter((each) => each !== chosen);
        }
        expect(await codings(entries)).toEqual(before);
      }),
      { numRuns: often(12) },
    );
  });
});
