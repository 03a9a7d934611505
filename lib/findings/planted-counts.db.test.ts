import { beforeAll, expect, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";

/** A recount that finds nothing proves nothing, unless it finds a fault in every number that is kept. */
const { prisma } = await testDatabase();
let projectId: string;
beforeAll(async () => {
  ({ projectId } = await buildWorld(prisma, seeded(20_261_223)));
  // In a small project they are lines that wait to be added up.
  await prisma.$executeRaw`SELECT add_up_theme_changes(${projectId}::uuid, 0)`;
});

const kept = {
  visit_counts: ["entries", "uncoded", "figures"],
  site_counts: ["visits", "entries", "uncoded", "figures"],
  visit_theme_counts: ["entries"],
  site_theme_counts: ["entries"],
  theme_counts: ["approved_sites", "approved_entries", "submitted_sites", "submitted_entries", "sites"],
};
const numbers = Object.entries(kept).flatMap(([table, columns]) => columns.map((column) => [table, column] as const));

class Undone extends Error {}

/** How many faults a recount finds after a statement that is taken back. */
async function faultsAfter(statement: Prisma.Sql): Promise<number> {
  let found = 0;
  await prisma
    .$transaction(async (tx) => {
      expect(await tx.$executeRaw(statement)).toBe(1);
      found = (await tx.$queryRaw<unknown[]>`SELECT * FROM count_faults(${projectId}::uuid)`).length;
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

const oneOf = (table: string) => Prisma.sql`(
  SELECT ctid FROM ${Prisma.raw(table)} WHERE project_id = ${projectId}::uuid ORDER BY ctid LIMIT 1)`;

it("nothing is found before a fault is planted", async () => {
  expect(await prisma.$queryRaw`SELECT * FROM count_faults(${projectId}::uuid)`).toEqual([]);
});

it.each(numbers)("one too many in %s.%s is found", async (table, column) => {
  const [where, number] = [Prisma.raw(table), Prisma.raw(column)];
  expect(
    await faultsAfter(Prisma.sql`UPDATE ${where} SET ${number} = ${number} + 1 WHERE ctid = ${oneOf(table)}`),
  ).toBeGreaterThan(0);
});

it.each(Object.keys(kept))("a line of %s that is gone is found", async (table) => {
  const full = Prisma.raw(table === "theme_counts" ? "approved_sites + submitted_sites > 0" : "true");
  const line = Prisma.sql`(
    SELECT ctid FROM ${Prisma.raw(table)} WHERE project_id = ${projectId}::uuid AND ${full} ORDER BY ctid LIMIT 1)`;
  expect(await faultsAfter(Prisma.sql`DELETE FROM ${Prisma.raw(table)} WHERE ctid = ${line}`)).toBeGreaterThan(0);
});

it("a waiting line that counts twice is found", async () => {
  expect(
    await faultsAfter(Prisma.sql`
      INSERT INTO theme_count_changes
        (project_id, theme_id, kind, approved_sites, approved_entries, submitted_sites, submitted_entries, sites)
      SELECT project_id, theme_id, kind, 1, 0, 0, 0, 0 FROM theme_counts
      WHERE project_id = ${projectId}::uuid ORDER BY ctid LIMIT 1`),
  ).toBeGreaterThan(0);
});
