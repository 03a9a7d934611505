import "server-only";
import { announce } from "@/lib/announce";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ThemeFields } from "@/lib/codebook/schema";
import { checkPlace, lockTree, nextPosition } from "@/lib/codebook/tree";
import type { Transaction } from "@/lib/db";
import { mergeEdited } from "@/lib/edited-fields";
import { AppError } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

/** Adds a theme after its siblings; returns its id. */
export async function createTheme(
  tx: Transaction,
  scope: ProjectScope,
  input: ThemeFields & { dimension: DimensionKey },
): Promise<string> {
  const tree = await lockTree(tx, scope);
  const { dimension, name, definition, parentId, example = "" } = input;
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
      example,
      position: nextPosition(tree, parentId),
    },
    select: { id: true },
  });
  return id;
}

/** Renames, explains or moves a theme below another, as far as the person changed it. Its entries keep it. */
export async function updateTheme(
  tx: Transaction,
  scope: ProjectScope,
  input: ThemeFields & { themeId: string; was?: ThemeShown | undefined },
): Promise<void> {
  const tree = await lockTree(tx, scope);
  const { themeId } = input;
  const theme = tree.find(({ id }) => id === themeId);
  if (!theme) throw new AppError("not_found");
  const { name, definition, parentId, example } = await withOthers(tx, scope, input);
  checkPlace(tree, theme.dimension, { name, definition, parentId }, themeId);
  const position = parentId === theme.parentId ? theme.position : nextPosition(tree, parentId);
  await tx.theme.update({
    where: { projectId_id: { projectId: scope.projectId, id: themeId } },
    data: {
      ...{ name, definition, parentId, position },
      ...(example !== undefined && { example }),
      ...(example && { exampleEntryId: null }),
    },
    select: { id: true },
  });
}

/** What the form of a theme shows. Of an example that is an entry's, nothing. */
type ThemeShown = Record<"name" | "definition" | "parentId" | "example", string>;

/** The fields to store, beside what others have changed since the form was opened. */
async function withOthers(
  tx: Transaction,
  scope: ProjectScope,
  input: ThemeFields & { themeId: string; was?: ThemeShown | undefined },
): Promise<ThemeFields> {
  const { themeId, was, name, definition, parentId, example } = input;
  if (!was) return { name, definition, parentId, ...(example !== undefined && { example }) };
  const { exampleEntryId, ...row } = await tx.theme.findUniqueOrThrow({
    where: { projectId_id: { projectId: scope.projectId, id: themeId } },
    select: { name: true, definition: true, parentId: true, example: true, exampleEntryId: true },
  });
  const stored = { ...row, parentId: row.parentId ?? "", example: exampleEntryId ? "" : row.example };
  const typed = { name, definition, parentId: parentId ?? "", example: example ?? stored.example };
  const merged = mergeEdited({ was, typed, stored, chosen: ["parentId"] });
  return { ...merged, parentId: merged.parentId || null };
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
  if (removed.count > 0) await announce(tx, { kind: "coding", projectId: scope.projectId, userId: scope.userId });
  // A deleted report holds nobody up. Brought back, its points are counted by what they cite.
  await tx.reportPoint.updateMany({
    where: { ...own, section: { report: { deletedAt: { not: null } } } },
    data: { themeId: null },
  });
  const cited = (await tx.reportPoint.count({ where: own })) + (await tx.finding.count({ where: own }));
  if (cited > 0) throw new AppError("conflict", "codebook.refusal.cited", [], { count: cited });
  await tx.theme.delete({ where: { projectId_id: { projectId: scope.projectId, id: themeId } }, select: { id: true } });
}
