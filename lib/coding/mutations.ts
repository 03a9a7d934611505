import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { announce } from "@/lib/announce";
import type { Assignment } from "@/lib/coding/schema";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { DimensionKey } from "@/lib/vocabulary";

interface Held {
  id: string;
  dimension: DimensionKey;
}
type HeldTheme = Held & { name: string; archived: boolean };

/**
 * Puts each theme on each entry, once however often it is asked for; returns what is new, for an undo. `again`: it was
 * taken off by mistake, so that it comes back even if it has been archived since.
 */
export async function assignThemes(
  tx: Transaction,
  scope: ProjectScope,
  input: { entryIds: string[]; themeIds: string[]; now: Date; again?: boolean },
): Promise<Assignment[]> {
  const { projectId, userId } = scope;
  const entryIds = [...new Set(input.entryIds)].sort();
  const themeIds = [...new Set(input.themeIds)].sort();
  // Held, so that neither goes away before this is written.
  const themes = await tx.$queryRaw<HeldTheme[]>`
    SELECT id, dimension, name, archived_at IS NOT NULL AS archived FROM themes
    WHERE project_id = ${projectId}::uuid AND id = ANY(${themeIds}::uuid[]) ORDER BY id FOR SHARE`;
  const entries = await tx.$queryRaw<Held[]>`
    SELECT id, dimension FROM entries WHERE project_id = ${projectId}::uuid AND id = ANY(${entryIds}::uuid[]) ORDER BY id FOR SHARE`;
  if (themes.length < themeIds.length || entries.length < entryIds.length) throw new AppError("not_found");
  const dimensions = new Set([...themes, ...entries].map(({ dimension }) => dimension));
  if (dimensions.size > 1) throw new AppError("invalid", "codebook.refusal.otherDimension");
  const gone = input.again ? undefined : themes.find(({ archived }) => archived);
  if (gone) throw new AppError("conflict", "codebook.refusal.archived", [], { name: gone.name });
  // Only what this request wrote comes back: another at the same moment is undone by its own author.
  const assigned = await tx.entryTheme.createManyAndReturn({
    data: entryIds.flatMap((entryId) =>
      themeIds.map((themeId) => ({ projectId, entryId, themeId, assignedBy: userId, assignedAt: input.now })),
    ),
    skipDuplicates: true,
    select: { entryId: true, themeId: true },
  });
  if (assigned.length > 0) await announce(tx, { kind: "coding", projectId, userId });
  return assigned;
}

/** That these were taken from what was suggested. */
export async function rememberAccepted(
  tx: Transaction,
  scope: ProjectScope,
  { assigned, now }: { assigned: Assignment[]; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO suggestion_verdicts (project_id, entry_id, theme_id, verdict, text_hash, decided_by, decided_at)
    SELECT e.project_id, e.id, taken."themeId", 'accepted', md5(e.text), ${scope.userId}::uuid, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(assigned)}::jsonb) AS taken ("entryId" uuid, "themeId" uuid)
    JOIN entries e ON e.project_id = ${scope.projectId}::uuid AND e.id = taken."entryId"
    ON CONFLICT (project_id, entry_id, theme_id) DO UPDATE
    SET verdict = EXCLUDED.verdict, text_hash = EXCLUDED.text_hash, decided_by = EXCLUDED.decided_by,
      decided_at = EXCLUDED.decided_at`;
}

/** That a theme is not to be suggested again for the text that the entry has; or that it may be. */
export async function refuseSuggestion(
  tx: Transaction,
  scope: ProjectScope,
  { entryId, themeId, refused, now }: { entryId: string; themeId: string; refused: boolean; now: Date },
): Promise<void> {
  const { projectId, userId } = scope;
  if (!refused) {
    await tx.suggestionVerdict.deleteMany({ where: { projectId, entryId, themeId, verdict: "refused" } });
    return;
  }
  const written = await tx.$executeRaw`
    INSERT INTO suggestion_verdicts (project_id, entry_id, theme_id, verdict, text_hash, decided_by, decided_at)
    SELECT e.project_id, e.id, t.id, 'refused', md5(e.text), ${userId}::uuid, ${now}
    FROM entries e JOIN themes t ON t.project_id = e.project_id AND t.dimension = e.dimension
    WHERE e.project_id = ${projectId}::uuid AND e.id = ${entryId}::uuid AND t.id = ${themeId}::uuid
    ON CONFLICT (project_id, entry_id, theme_id) DO UPDATE
    SET verdict = EXCLUDED.verdict, text_hash = EXCLUDED.text_hash, decided_by = EXCLUDED.decided_by,
      decided_at = EXCLUDED.decided_at`;
  if (written === 0) throw new AppError("not_found");
}

/** Takes themes off entries; what is off already stays off. One that was suggested counts as accepted no longer. */
export async function unassignTheme(tx: Transaction, scope: ProjectScope, assignments: Assignment[]): Promise<number> {
  const rows = JSON.stringify(assignments);
  const removed = await tx.$executeRaw`
    WITH forgotten AS (
      DELETE FROM suggestion_verdicts USING jsonb_to_recordset(${rows}::jsonb) AS off ("entryId" uuid, "themeId" uuid)
      WHERE suggestion_verdicts.project_id = ${scope.projectId}::uuid AND verdict = 'accepted'
        AND suggestion_verdicts.entry_id = off."entryId" AND suggestion_verdicts.theme_id = off."themeId"
    )
    DELETE FROM entry_themes USING jsonb_to_recordset(${rows}::jsonb) AS off ("entryId" uuid, "themeId" uuid)
    WHERE entry_themes.project_id = ${scope.projectId}::uuid
      AND entry_themes.entry_id = off."entryId" AND entry_themes.theme_id = off."themeId"`;
  if (removed > 0) await announce(tx, { kind: "coding", projectId: scope.projectId, userId: scope.userId });
  return removed;
}
