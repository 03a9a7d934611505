import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Assignment } from "@/lib/coding/schema";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

interface Held {
  id: string;
  dimension: DimensionKey;
}

/** Puts each theme on each entry, once however often it is asked for; returns what is new, for an undo. */
export async function assignThemes(
  tx: Transaction,
  scope: ProjectScope,
  input: { entryIds: string[]; themeIds: string[]; now: Date },
): Promise<Assignment[]> {
  const { projectId, userId } = scope;
  const entryIds = [...new Set(input.entryIds)].sort();
  const themeIds = [...new Set(input.themeIds)].sort();
  // Held, so that neither goes away before this is written.
  const themes = await tx.$queryRaw<Held[]>`
    SELECT id, dimension FROM themes WHERE project_id = ${projectId}::uuid AND id = ANY(${themeIds}::uuid[]) ORDER BY id FOR SHARE`;
  const entries = await tx.$queryRaw<Held[]>`
    SELECT id, dimension FROM entries WHERE project_id = ${projectId}::uuid AND id = ANY(${entryIds}::uuid[]) ORDER BY id FOR SHARE`;
  if (themes.length < themeIds.length || entries.length < entryIds.length) throw new AppError("not_found");
  const dimensions = new Set([...themes, ...entries].map(({ dimension }) => dimension));
  if (dimensions.size > 1) throw new AppError("invalid", "codebook.refusal.otherDimension");
  // Only what this request wrote comes back: another at the same moment is undone by its own author.
  return tx.entryTheme.createManyAndReturn({
    data: entryIds.flatMap((entryId) =>
      themeIds.map((themeId) => ({ projectId, entryId, themeId, assignedBy: userId, assignedAt: input.now })),
    ),
    skipDuplicates: true,
    select: { entryId: true, themeId: true },
  });
}

/** Takes themes off entries; what is off already stays off. */
export async function unassignTheme(tx: Transaction, scope: ProjectScope, assignments: Assignment[]): Promise<number> {
  const rows = JSON.stringify(assignments);
  return tx.$executeRaw`
    DELETE FROM entry_themes USING jsonb_to_recordset(${rows}::jsonb) AS off ("entryId" uuid, "themeId" uuid)
    WHERE entry_themes.project_id = ${scope.projectId}::uuid
      AND entry_themes.entry_id = off."entryId" AND entry_themes.theme_id = off."themeId"`;
}
