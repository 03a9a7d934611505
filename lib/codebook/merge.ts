import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { themeLevels } from "@/lib/codebook/schema";
import { checkPlace, heightOf, lockTree, nextPosition, pathTo, refuse, type TreeTheme } from "@/lib/codebook/tree";
import type { Transaction } from "@/lib/db";
import { announce } from "@/lib/announce";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";

interface MergeInput {
  themeId: string;
  /** The theme that stays. */
  intoId: string;
  /** How many entries follow, as the person was told: another number is refused. */
  entries: number;
  now: Date;
}

/** Whether `themeId` may become part of `intoId`. @throws AppError invalid at intoId */
function checkMerge(tree: TreeTheme[], theme: TreeTheme, into: TreeTheme | undefined): asserts into is TreeTheme {
  if (!into || into.id === theme.id || into.dimension !== theme.dimension)
    refuse("intoId", "codebook.refusal.mergeUnknown");
  const archived = [theme, into].find(({ archivedAt }) => archivedAt !== null);
  if (archived) refuse("intoId", "codebook.refusal.mergeArchived", { name: archived.name });
  const above = pathTo(tree, into.id);
  if (above.some(({ id }) => id === theme.id)) refuse("intoId", "codebook.refusal.mergeBelow");
  if (above.length + heightOf(tree, theme.id) - 1 > themeLevels)
    refuse("intoId", "codebook.refusal.tooDeep", { max: themeLevels });
}

/** The codings are noted as they are and then follow, each with who made it and when. Returns how many there are. */
async function moveCodings(tx: Transaction, scope: ProjectScope, mergeId: string, { themeId, intoId }: MergeInput) {
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const noted = await tx.$executeRaw(Prisma.sql`
    INSERT INTO theme_merge_entries (project_id, merge_id, entry_id, added, assigned_by, assigned_at)
    SELECT et.project_id, ${mergeId}::uuid, et.entry_id,
      NOT EXISTS (SELECT 1 FROM entry_themes other WHERE other.project_id = et.project_id
        AND other.entry_id = et.entry_id AND other.theme_id = ${intoId}::uuid),
      et.assigned_by, et.assigned_at
    FROM entry_themes et WHERE et.project_id = ${project} AND et.theme_id = ${themeId}::uuid`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE entry_themes et SET theme_id = ${intoId}::uuid
    FROM theme_merge_entries noted
    WHERE noted.project_id = ${project} AND noted.merge_id = ${mergeId}::uuid AND noted.added
      AND et.project_id = noted.project_id AND et.entry_id = noted.entry_id AND et.theme_id = ${themeId}::uuid`);
  await tx.entryTheme.deleteMany({ where: { projectId: scope.projectId, themeId } });
  await announce(tx, { kind: "coding", projectId: scope.projectId, userId: scope.userId });
  return noted;
}

/**
 * Points of reports count the other theme from now on. Each report gets a version, so that whoever is writing in it
 * hears of the change.
 */
async function movePoints(tx: Transaction, scope: ProjectScope, pointIds: string[], intoId: string): Promise<void> {
  if (pointIds.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    WITH touched AS (
      UPDATE reports r SET version = r.version + 1
      WHERE r.project_id = ${scope.projectId}::uuid AND r.id IN (
        SELECT s.report_id FROM report_points p
          JOIN report_sections s ON s.project_id = p.project_id AND s.id = p.section_id
        WHERE p.project_id = ${scope.projectId}::uuid AND p.id = ANY(${pointIds}::uuid[]))
      RETURNING r.id, r.version
    )
    UPDATE report_points p SET theme_id = ${intoId}::uuid, version = touched.version
    FROM touched JOIN report_sections s ON s.project_id = ${scope.projectId}::uuid AND s.report_id = touched.id
    WHERE p.project_id = s.project_id AND p.section_id = s.id AND p.id = ANY(${pointIds}::uuid[])`);
}

async function moveFindings(tx: Transaction, scope: ProjectScope, findingIds: string[], themeId: string) {
  await tx.finding.updateMany({ where: { projectId: scope.projectId, id: { in: findingIds } }, data: { themeId } });
}

async function moveChildren(tx: Transaction, scope: ProjectScope, childIds: string[], parentId: string | null) {
  await tx.theme.updateMany({ where: { projectId: scope.projectId, id: { in: childIds } }, data: { parentId } });
}

/**
 * Makes one theme part of another: every coding, the themes below it and the points that count it follow, and it leaves
 * the tree. Returns the id of the merge, by which it is undone.
 */
export async function mergeTheme(tx: Transaction, scope: ProjectScope, input: MergeInput): Promise<string> {
  const { projectId } = scope;
  const { themeId, intoId, now } = input;
  const tree = await lockTree(tx, scope);
  const theme = tree.find(({ id }) => id === themeId);
  if (!theme) throw new AppError("not_found");
  const into = tree.find(({ id }) => id === intoId);
  checkMerge(tree, theme, into);
  // Nobody can give it to an entry from here on.
  await tx.$queryRaw`SELECT 1 FROM themes WHERE project_id = ${projectId}::uuid AND id = ${themeId}::uuid FOR UPDATE`;
  const row = await tx.theme.findUniqueOrThrow({ where: { projectId_id: { projectId, id: themeId } } });
  const own = { where: { projectId, themeId }, select: { id: true } } as const;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const pointIds = ids(await tx.reportPoint.findMany(own));
  const findingIds = ids(await tx.finding.findMany(own));
  const childIds = ids(tree.filter(({ parentId }) => parentId === themeId));
  const mergeId = uuidv7();
  const { name, definition, dimension, parentId, position, example, exampleEntryId } = row;
  await tx.themeMerge.create({
    data: {
      ...{ projectId, id: mergeId, themeId, intoId, name, definition, dimension, parentId, position },
      ...{ example, exampleEntryId },
      ...{ childIds, pointIds, findingIds, mergedBy: scope.actor.userId, mergedAt: now },
    },
    select: { id: true },
  });
  const moved = await moveCodings(tx, scope, mergeId, input);
  if (moved !== input.entries) throw new AppError("conflict", "codebook.refusal.otherCount", [], { count: moved });
  await movePoints(tx, scope, pointIds, intoId);
  await moveFindings(tx, scope, findingIds, intoId);
  await moveChildren(tx, scope, childIds, intoId);
  await tx.theme.delete({ where: { projectId_id: { projectId, id: themeId } }, select: { id: true } });
  return mergeId;
}

/**
 * Brings a merged theme back as it was: with its codings, except those that someone has removed since, and with what
 * still stands where it was put. Returns the theme's id.
 */
export async function undoMerge(
  tx: Transaction,
  scope: ProjectScope,
  { mergeId, now }: { mergeId: string; now: Date },
): Promise<string> {
  const { projectId } = scope;
  const tree = await lockTree(tx, scope);
  const merge = await tx.themeMerge.findUnique({ where: { projectId_id: { projectId, id: mergeId } } });
  if (!merge) throw new AppError("not_found");
  if (merge.undoneAt !== null) throw new AppError("conflict", "codebook.refusal.mergeUndone", [], { name: merge.name });
  const { themeId, intoId, name, definition, dimension, example, exampleEntryId } = merge;
  const into = tree.find(({ id }) => id === intoId);
  if (!into) throw new AppError("not_found");
  const parentId = tree.some(({ id }) => id === merge.parentId) ? merge.parentId : null;
  checkPlace(tree, into.dimension, { name, definition, parentId }, null);
  const position = parentId === merge.parentId ? merge.position : nextPosition(tree, parentId);
  await tx.theme.create({
    data: { projectId, id: themeId, dimension, name, definition, parentId, position, example, exampleEntryId },
    select: { id: true },
  });
  await returnCodings(tx, scope, { mergeId, themeId, intoId });
  const still = { projectId, themeId: intoId } as const;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const points = await tx.reportPoint.findMany({
    where: { ...still, id: { in: merge.pointIds } },
    select: { id: true },
  });
  await movePoints(tx, scope, ids(points), themeId);
  const findings = await tx.finding.findMany({
    where: { ...still, id: { in: merge.findingIds } },
    select: { id: true },
  });
  await moveFindings(tx, scope, ids(findings), themeId);
  const children = tree.filter((theme) => theme.parentId === intoId && merge.childIds.includes(theme.id));
  const below = pathTo(tree, parentId).length + 1;
  const deepest = Math.max(0, ...children.map(({ id }) => heightOf(tree, id)));
  if (below + deepest > themeLevels) refuse("parentId", "codebook.refusal.tooDeep", { max: themeLevels });
  await moveChildren(tx, scope, ids(children), themeId);
  await tx.themeMerge.update({
    where: { projectId_id: { projectId, id: mergeId } },
    data: { undoneAt: now, undoneBy: scope.actor.userId },
    select: { id: true },
  });
  return themeId;
}

/**
 * Gives the codings back as they were noted. The other theme is taken off the entries that had it only by this merge;
 * if another merge found it there, it is that one's from now on.
 */
async function returnCodings(
  tx: Transaction,
  scope: ProjectScope,
  { mergeId, themeId, intoId }: { mergeId: string; themeId: string; intoId: string },
): Promise<void> {
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const own = Prisma.sql`noted.project_id = ${project} AND noted.merge_id = ${mergeId}::uuid`;
  // An entry that has lost the other theme since has lost this one too: a person took it away.
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO entry_themes (project_id, entry_id, theme_id, assigned_by, assigned_at)
    SELECT noted.project_id, noted.entry_id, ${themeId}::uuid, noted.assigned_by, noted.assigned_at
    FROM theme_merge_entries noted
      JOIN entry_themes et ON et.project_id = noted.project_id AND et.entry_id = noted.entry_id
        AND et.theme_id = ${intoId}::uuid
    WHERE ${own}`);
  await tx.$executeRaw(Prisma.sql`
    WITH shared AS (
      SELECT DISTINCT ON (noted.entry_id) other.merge_id, other.entry_id
      FROM theme_merges m
        JOIN theme_merge_entries other ON other.project_id = m.project_id AND other.merge_id = m.id AND NOT other.added
        JOIN theme_merge_entries noted ON ${own} AND noted.entry_id = other.entry_id AND noted.added
      WHERE m.project_id = ${project} AND m.into_id = ${intoId}::uuid AND m.undone_at IS NULL
        AND m.id <> ${mergeId}::uuid
      ORDER BY noted.entry_id, m.id
    ), handed AS (
      UPDATE theme_merge_entries heir SET added = true FROM shared
      WHERE heir.project_id = ${project} AND heir.merge_id = shared.merge_id AND heir.entry_id = shared.entry_id
      RETURNING heir.entry_id
    )
    DELETE FROM entry_themes et USING theme_merge_entries noted
    WHERE ${own} AND noted.added AND noted.entry_id NOT IN (SELECT entry_id FROM handed)
      AND et.project_id = noted.project_id AND et.entry_id = noted.entry_id AND et.theme_id = ${intoId}::uuid`);
  await announce(tx, { kind: "coding", projectId: scope.projectId, userId: scope.userId });
}
