import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { readCodebook } from "@/lib/codebook/exchange/data";
import { fingerprintOf } from "@/lib/codebook/exchange/fingerprint";
import { planImport, type ThemeToWrite } from "@/lib/codebook/exchange/plan";
import type { WrittenRow } from "@/lib/codebook/exchange/rows";
import { lockTree } from "@/lib/codebook/tree";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Writes what a file says, all of it or nothing. Rows that are refused are left out, as the person was shown.
 * @throws AppError conflict if the codebook has changed since it was shown
 */
export async function importCodebook(
  tx: Transaction,
  scope: ProjectScope,
  { rows, fingerprint, now }: { rows: readonly WrittenRow[]; fingerprint: string; now: Date },
): Promise<{ created: number; changed: number }> {
  const { projectId } = scope;
  await lockTree(tx, scope);
  const plan = planImport(await readCodebook(scope, tx), rows);
  if (fingerprintOf(plan) !== fingerprint) throw new AppError("conflict", "codebook.refusal.changedSince");
  const { writes } = plan;
  const idOf = new Map(writes.map(({ key, id }) => [key, id ?? uuidv7()]));
  const placed = (key: string | null) => (key === null ? null : (idOf.get(key) ?? key));
  const those = (kind: ThemeToWrite["did"][number]) =>
    writes.flatMap(({ id, did }) => (id !== null && did.includes(kind) ? [id] : []));
  // Names change places, and branches too: first nobody has the name or the place that another one gets.
  const renamed = those("renamed");
  await tx.$executeRaw`
    UPDATE themes SET name = id::text WHERE project_id = ${projectId}::uuid AND id = ANY(${renamed}::uuid[])`;
  const moved = those("moved");
  await tx.theme.updateMany({ where: { projectId, id: { in: moved } }, data: { parentId: null } });
  const nextPlace = await lastPlaces(tx, scope);
  for (const theme of writes) {
    const { id, key, parent, did, dimension, name, definition, example, archived } = theme;
    const parentId = placed(parent);
    const data = {
      ...{ name, definition },
      ...(id === null || did.includes("moved") ? { parentId, position: nextPlace(parentId) } : {}),
      ...(did.includes("example") && { example, exampleEntryId: null }),
      ...(did.includes("archived") && { archivedAt: now }),
      ...(did.includes("restored") && { archivedAt: null }),
    };
    if (id !== null) {
      await tx.theme.update({ where: { projectId_id: { projectId, id } }, data, select: { id: true } });
      continue;
    }
    const own = { projectId, id: idOf.get(key) ?? uuidv7(), dimension, example, archivedAt: archived ? now : null };
    await tx.theme.create({ data: { ...data, ...own }, select: { id: true } });
  }
  await tx.theme.updateMany({ where: { projectId, id: { in: plan.archivedAlong } }, data: { archivedAt: now } });
  const created = writes.filter(({ id }) => id === null).length;
  return { created, changed: writes.length - created };
}

/** Gives the next free place below each parent. */
async function lastPlaces(tx: Transaction, { projectId }: ProjectScope): Promise<(parentId: string | null) => number> {
  const rows = await tx.theme.groupBy({ by: ["parentId"], where: { projectId }, _max: { position: true } });
  const last = new Map(rows.map(({ parentId, _max }) => [parentId, _max.position ?? -1]));
  return (parentId) => {
    const place = (last.get(parentId) ?? -1) + 1;
    last.set(parentId, place);
    return place;
  };
}
