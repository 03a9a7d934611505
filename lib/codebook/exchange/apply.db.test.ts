import fc from "fast-check";
import { expect, test } from "vitest";
import { importCodebook } from "@/lib/codebook/exchange/apply";
import { fingerprintOf } from "@/lib/codebook/exchange/fingerprint";
import { readCodebook } from "@/lib/codebook/exchange/data";
import { planImport } from "@/lib/codebook/exchange/plan";
import { writePath, type CurrentTheme, type WrittenRow } from "@/lib/codebook/exchange/rows";
import { namesAbove } from "@/lib/codebook/exchange/names-above";
import { codebooks, describeCodebook } from "@/lib/testing/codebook-trees";
import { openCodebookWorld } from "@/lib/testing/codebook-world";
import { testDatabase } from "@/lib/testing/database";
import { deskNow } from "@/lib/testing/visit-world";
import { often } from "@/lib/testing/how-often";

const { prisma } = await testDatabase();
const { projectId, scope, name, add, put, addEntries } = await openCodebookWorld(prisma);

/** As a file that is downloaded has them. */
function rowsOf(themes: readonly CurrentTheme[]): WrittenRow[] {
  const tree = new Map(themes.map((theme) => [theme.id, { name: theme.name, parent: theme.parentId }]));
  return themes.map(({ id, dimension, name: own, definition, example, archived }, place) => ({
    ...{ row: place + 2, id, dimension, above: writePath(namesAbove(tree, id)), name: own, definition, example },
    archived: archived ? "1" : "",
  }));
}
const fingerprint = async (rows: WrittenRow[]) => fingerprintOf(planImport(await readCodebook(scope), rows));
const write = (rows: WrittenRow[], seen: string) =>
  prisma.$transaction((tx) => importCodebook(tx, scope, { rows, fingerprint: seen, now: deskNow }));
const take = async (rows: WrittenRow[]) => write(rows, await fingerprint(rows));

test("a project has what a file says, and again after any other file, with every id that the file has", async () => {
  await fc.assert(
    fc.asyncProperty(codebooks, codebooks, fc.array(fc.nat(24), { maxLength: 25 }), async (first, second, order) => {
      await prisma.theme.updateMany({ where: { projectId }, data: { parentId: null } });
      await prisma.theme.deleteMany({ where: { projectId } });
      if (first.length > 0) await take(rowsOf(first));
      const there = await readCodebook(scope);
      expect(describeCodebook(there)).toEqual(describeCodebook(first));
      // The second codebook, where it can, with the ids of the first: themes are renamed, moved and change places.
      const ids = new Map(second.map((theme, place) => [theme.id, there[order[place] ?? 99]?.id]));
      const used = new Set<string>();
      const mapped = rowsOf(second).map((row) => {
        const id = ids.get(row.id) ?? "";
        const own = there.find((theme) => theme.id === id);
        const known = own?.dimension === row.dimension && !used.has(id) ? id : "";
        used.add(known);
        return { ...row, id: known };
      });
      const plan = planImport(there, mapped);
      if (mapped.length === 0 || plan.refused.length > 0) return;
      await take(mapped);
      const now = await readCodebook(scope);
      expect(describeCodebook(now)).toEqual(expect.arrayContaining(describeCodebook(second)));
      for (const { id, name: own } of mapped) if (id !== "") expect(now.find((one) => one.id === id)?.name).toBe(own);
    }),
    { numRuns: often(25) },
  );
});

test("what has changed since it was shown is not overwritten, and nothing is half written", async () => {
  const [a, b] = [await add(name()), await add(name())];
  const rows = rowsOf(await readCodebook(scope)).map((row) =>
    row.id === a ? { ...row, definition: "新的说明" } : row,
  );
  const seen = await fingerprint(rows);
  await prisma.theme.update({ where: { projectId_id: { projectId, id: b } }, data: { definition: "别人写的" } });
  await expect(write(rows, seen)).rejects.toEqual(
    expect.objectContaining({ code: "conflict", key: "codebook.refusal.changedSince" }),
  );
  const own = await prisma.theme.findUniqueOrThrow({ where: { projectId_id: { projectId, id: a } } });
  expect(own.definition).toBe("");
});

test("entries follow a theme that a file renames, moves or archives, and the numbers above it are right", async () => {
  const [top, own] = [await add(name()), await add(name())];
  const entries = await addEntries(["甲", "乙"]);
  await put(entries, [own]);
  const { name: topName } = await prisma.theme.findUniqueOrThrow({ where: { projectId_id: { projectId, id: top } } });
  const moved = rowsOf(await readCodebook(scope)).map((row) =>
    row.id === own ? { ...row, above: topName, name: name(), archived: "是" } : row,
  );
  await take(moved);
  expect(await prisma.entryTheme.count({ where: { projectId, themeId: own } })).toBe(2);
  const counted = await prisma.visitThemeCount.aggregate({
    where: { projectId, themeId: top },
    _sum: { entries: true },
  });
  expect(counted._sum.entries).toBe(2);
});
