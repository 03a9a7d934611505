import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { themeLevels, type ThemeFields } from "@/lib/codebook/schema";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

/** The tree of a project's themes is changed by one at a time: two moves together could close a circle. */
export interface TreeTheme {
  id: string;
  parentId: string | null;
  dimension: DimensionKey;
  name: string;
  position: number;
  /** No longer offered since then. */
  archivedAt: Date | null;
}

/** Every theme of the project, with the tree locked until the transaction ends. */
export async function lockTree(tx: Transaction, scope: ProjectScope): Promise<TreeTheme[]> {
  await tx.$queryRaw`SELECT 1 FROM projects WHERE id = ${scope.projectId}::uuid FOR UPDATE`;
  const rows = await tx.theme.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, parentId: true, dimension: true, name: true, position: true, archivedAt: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, dimension: row.dimension as DimensionKey })); // the column's check holds it to the list
}

/** @throws AppError invalid, at one field */
export function refuse(path: string, key: string, values: Record<string, string | number> = {}): never {
  throw new AppError("invalid", key, [{ path, key, values }], values);
}

export function pathTo(tree: TreeTheme[], themeId: string | null): TreeTheme[] {
  const path: TreeTheme[] = [];
  for (let at = themeId; at !== null && path.length <= tree.length;) {
    const theme = tree.find(({ id }) => id === at);
    if (!theme) break;
    path.push(theme);
    at = theme.parentId;
  }
  return path;
}

/** A theme and all below it, each above those below it. */
export function branchOf(tree: TreeTheme[], themeId: string): TreeTheme[] {
  const own = tree.filter(({ id }) => id === themeId);
  return [...own, ...tree.filter(({ parentId }) => parentId === themeId).flatMap(({ id }) => branchOf(tree, id))];
}

export function heightOf(tree: TreeTheme[], themeId: string): number {
  const below = tree.filter(({ parentId }) => parentId === themeId);
  return 1 + Math.max(0, ...below.map(({ id }) => heightOf(tree, id)));
}

/** The place and the name that a theme may take: throws invalid, with the field. `own` is null for a new one. */
export function checkPlace(tree: TreeTheme[], dimension: DimensionKey, fields: ThemeFields, own: string | null): void {
  const { parentId, name } = fields;
  const parent = parentId === null ? null : tree.find(({ id }) => id === parentId);
  if (parent === undefined || (parent && parent.dimension !== dimension))
    refuse("parentId", "codebook.refusal.parentUnknown");
  if (parent?.archivedAt && parentId !== tree.find(({ id }) => id === own)?.parentId)
    refuse("parentId", "codebook.refusal.parentArchived", { name: parent.name });
  const above = pathTo(tree, parentId);
  if (own !== null && above.some(({ id }) => id === own)) refuse("parentId", "codebook.refusal.circle");
  if (above.length + (own === null ? 1 : heightOf(tree, own)) > themeLevels)
    refuse("parentId", "codebook.refusal.tooDeep", { max: themeLevels });
  const taken = tree.find((theme) => theme.id !== own && theme.dimension === dimension && theme.name === name);
  if (taken) refuse("name", `codebook.refusal.${taken.archivedAt ? "nameArchived" : "nameTaken"}`, { name });
}

export const nextPosition = (tree: TreeTheme[], parentId: string | null) =>
  1 + Math.max(-1, ...tree.filter((theme) => theme.parentId === parentId).map(({ position }) => position));
