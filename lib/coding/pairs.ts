import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readStoredPairs, type ThemePair } from "@/lib/coding/data/pairs";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Joins a problem with a suggestion that answers it, once however often it is asked for. */
export async function pairThemes(
  tx: Transaction,
  scope: ProjectScope,
  { problemId, suggestionId, now }: ThemePair & { now: Date },
): Promise<void> {
  const { projectId, userId } = scope;
  await demandThemes(tx, scope, { problemId, suggestionId });
  await tx.themePair.createMany({
    data: [{ projectId, problemId, suggestionId, pairedBy: userId, pairedAt: now }],
    skipDuplicates: true,
  });
}

async function demandThemes(tx: Transaction, { projectId }: ProjectScope, { problemId, suggestionId }: ThemePair) {
  const themes = await tx.theme.findMany({
    where: { projectId, id: { in: [problemId, suggestionId] } },
    select: { id: true, dimension: true },
  });
  const dimensionOf = (id: string) => themes.find((theme) => theme.id === id)?.dimension;
  if (!dimensionOf(problemId) || !dimensionOf(suggestionId)) throw new AppError("not_found");
  if (dimensionOf(problemId) !== "problem" || dimensionOf(suggestionId) !== "suggestion")
    throw new AppError("invalid", "codebook.refusal.otherDimension");
}

/** Takes them apart, also where the pair was made of themes that were merged into these. Returns how many rows went. */
export async function unpairThemes(tx: Transaction, scope: ProjectScope, pair: ThemePair): Promise<number> {
  await demandThemes(tx, scope, pair);
  const stored = await readStoredPairs(tx, scope);
  const rows = stored.flatMap(({ row, present }) =>
    present?.problemId === pair.problemId && present.suggestionId === pair.suggestionId ? [row] : [],
  );
  if (rows.length === 0) return 0;
  const { count } = await tx.themePair.deleteMany({ where: { projectId: scope.projectId, OR: rows } });
  return count;
}
