import "server-only";
import { randomInt } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { freeNumbers } from "@/lib/reports/outward/letters";

/**
 * Gives letters to the present-day sites that have none, when an outward edition is made. They are drawn, not counted
 * off: in the order of the list, anyone with the official list of towns could read them back. What was drawn stays.
 */
export async function drawMasks(tx: Transaction, scope: ProjectScope): Promise<void> {
  const { projectId } = scope;
  const waiting = await tx.$queryRaw<{ one: number }[]>(Prisma.sql`
    SELECT 1 AS one FROM sites s WHERE s.project_id = ${projectId}::uuid AND s.merged_into_id IS NULL AND NOT EXISTS (
      SELECT FROM site_masks m WHERE m.project_id = s.project_id AND m.site_id = s.id) LIMIT 1`);
  if (waiting.length === 0) return;
  // Two first editions at once draw one after the other.
  await tx.$queryRaw(Prisma.sql`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`);
  const sites = await tx.site.findMany({ where: { projectId }, select: { id: true, name: true, mergedIntoId: true } });
  const drawn = await tx.siteMask.findMany({ where: { projectId }, select: { siteId: true, number: true } });
  const has = new Set(drawn.map(({ siteId }) => siteId));
  const fresh = shuffled(sites.filter(({ id, mergedIntoId }) => mergedIntoId === null && !has.has(id)));
  const last = Math.max(0, ...drawn.map(({ number }) => number));
  const names = sites.map(({ name }) => name);
  const numbers = freeNumbers(fresh.length, last, names);
  await tx.siteMask.createMany({
    data: fresh.flatMap(({ id }, at) => (numbers[at] ? [{ projectId, siteId: id, number: numbers[at] }] : [])),
  });
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}
