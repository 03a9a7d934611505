import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { themeLevels, type ThemeFields } from "@/lib/codebook/schema";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

/** The tree of a project's themes is changed by one at a time: two moves together could close a circle. */
interface TreeTheme {
  id: string;
  parentId: string | null;
  dimension: DimensionKey;
  name: string;
  position: number;
}

async function lockTree(tx: Transaction, scope: ProjectScope): Promise<TreeTheme[]> {
  await tx.$queryRaw`SELECT 1 FROM projects WHERE id = ${scope.projectId}::uuid FOR UPDATE`;
  const rows = await tx.theme.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, parentId: true, dimension: true, name: true, position: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, dimension: row.dimension as DimensionKey })); // the column's check holds it to the list
}

function refuse(path: string, key: string, values: Record<string, string | number> = {}): never {
  throw new AppError("invalid", key, [{ path, key, values }], values);
}

function pathTo(tree: TreeTheme[], themeId: string | null): TreeTheme[] {
  const path: TreeTheme[] = [];
  for (let at = themeId; at !== null && path.length <= tree.length;) {
    const theme = tree.find(({ id }) => id === at);
    if (!theme) break;
    path.push(theme);
    at = theme.parentId;
  }
  return path;
}

function heightOf(tree: TreeTheme[], themeId: string): number {
  const below = tree.filter(({ parentId }) => parentId === themeId);
  return 1 + Math.max(0, ...below.map(({ id }) => heightOf(tree, id)));
}

/** The place and the name that a theme may take: throws invalid, with the field. `own` is null for a new one. */
function checkPlace(tree: TreeTheme[], dimension: DimensionKey, fields: ThemeFields, own: string | null): void {
  const { parentId, name } = fields;
  const parent = parentId === null ? null : tree.find(({ id }) => id === parentId);
  if (parent === undefined || (parent && parent.dimension !== dimension))
    refuse("parentId", "codebook.refusal.parentUnknown");
  const above = pathTo(tree, parentId);
  if (own !== null && above.some(({ id }) => id === own)) refuse("parentId", "codebook.refusal.circle");
  if (above.length + (own === null ? 1 : heightOf(tree, own)) > themeLevels)
    refuse("parentId", "codebook.refusal.tooDeep", { max: themeLevels });
  const taken = tree.some((theme) => theme.id !== own && theme.dimension === dimension && theme.name === name);
  if (taken) refuse("name", "codebook.refusal.nameTaken", { name });
}

const nextPosition = (tree: TreeTheme[], parentId: string | null) =>
  1 + Math.max(-1, ...tree.filter((theme) => theme.parentId === parentId).map(({ position }) => position));

/** Adds a theme after its siblings; returns its id. */
export async function createTheme(
  tx: Transaction,
  scope: ProjectScope,
  input: ThemeFields & { dimension: DimensionKey },
): Promise<string> {
  const tree = await lockTree(tx, scope);
  const { dimension, name, definition, parentId } = input;
  checkPlace(tree, dimension, { name, definition, parentId }, null);
  const id = uuidv7();
  await tx.theme.create({
    data: {
      projectId: scope.projectId,
      id,
      dimension,
      name,
      definition,
      parentId,
      position: nextPosition(tree, parentId),
    },
    select: { id: true },
  });
  return id;
}

/** Renames, explains or moves a theme below another. Its entries keep it. */
export async function updateTheme(
  tx: Transaction,
  scope: ProjectScope,
  input: ThemeFields & { themeId: string },
): Promise<void> {
  const tree = await lockTree(tx, scope);
  const { themeId, name, definition, parentId } = input;
  const theme = tree.find(({ id }) => id === themeId);
  if (!theme) throw new AppError("not_found");
  checkPlace(tree, theme.dimension, { name, definition, parentId }, themeId);
  const position = parentId === theme.parentId ? theme.position : nextPosition(tree, parentId);
  await tx.theme.update({
    where: { projectId_id: { projectId: scope.projectId, id: themeId } },
    data: { name, definition, parentId, position },
    select: { id: true },
  });
}

/** One place up or down among its siblings; at the end it stays where it is. */
export async function moveTheme(
  tx: Transaction,
  scope: ProjectScope,
  input: { themeId: string; direction: "up" | "down" },
): Promise<void> {
  const tree = await lockTree(tx, scope);
  const theme = tree.find(({ id }) => id === input.themeId);
  if (!theme) throw new AppError("not_found");
  const siblings = tree.filter(
    ({ parentId, dimension }) => parentId === theme.parentId && dimension === theme.dimension,
  );
  const from = siblings.indexOf(theme);
  const to = from + (input.direction === "up" ? -1 : 1);
  if (to < 0 || to >= siblings.length) return;
  siblings.splice(from, 1);
  siblings.splice(to, 0, theme);
  for (const [position, sibling] of siblings.entries()) {
    if (sibling.position === position) continue;
    await tx.theme.update({
      where: { projectId_id: { projectId: scope.projectId, id: sibling.id } },
      data: { position },
      select: { id: true },
    });
  }
}

/** Takes a theme away, from its entries too, where those are as many as the person was told. */
export async function deleteTheme(
  tx: Transaction,
  scope: ProjectScope,
  input: { themeId: string; entries: number },
): Promise<void> {
  const tree = await lockTree(tx, scope);
  const { themeId } = input;
  const own = { projectId: scope.projectId, themeId };
  if (!tree.some(({ id }) => id === themeId)) throw new AppError("not_found");
  const below = tree.filter(({ parentId }) => parentId === themeId).length;
  if (below > 0) throw new AppError("conflict", "codebook.refusal.hasChildren", [], { count: below });
  const removed = await tx.entryTheme.deleteMany({ where: own });
  if (removed.count !== input.entries)
    throw new AppError("conflict", "codebook.refusal.otherCount", [], { count: removed.count });
  // A deleted report holds nobody up. Brought back, its points are counted by what they cite.
  await tx.reportPoint.updateMany({
    where: { ...own, section: { report: { deletedAt: { not: null } } } },
    data: { themeId: null },
  });
  const cited = (await tx.reportPoint.count({ where: own })) + (await tx.finding.count({ where: own }));
  if (cited > 0) throw new AppError("conflict", "codebook.refusal.cited", [], { count: cited });
  await tx.theme.delete({ where: { projectId_id: { projectId: scope.projectId, id: themeId } }, select: { id: true } });
}
