import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { presentThemes } from "@/lib/codebook/present-themes";
import { readOnly, type Reader } from "@/lib/db";

export interface ThemePair {
  problemId: string;
  suggestionId: string;
}

/** A row, and the pair that it is today. Null: one of its themes was deleted. */
export interface StoredPair {
  row: ThemePair;
  present: ThemePair | null;
}

export async function readStoredPairs(reader: Reader, scope: ProjectScope): Promise<StoredPair[]> {
  const rows = await reader.themePair.findMany({
    where: { projectId: scope.projectId },
    select: { problemId: true, suggestionId: true },
    orderBy: [{ pairedAt: "asc" }, { problemId: "asc" }, { suggestionId: "asc" }],
  });
  const at = await presentThemes(
    reader,
    scope,
    rows.flatMap(({ problemId, suggestionId }) => [problemId, suggestionId]),
  );
  return rows.map((row) => {
    const [problemId, suggestionId] = [at.get(row.problemId), at.get(row.suggestionId)];
    return { row, present: problemId && suggestionId ? { problemId, suggestionId } : null };
  });
}

/** The pairs of themes that are there, each once: two that were merged make one. */
export async function readPairs(scope: ProjectScope, reader: Reader = readOnly()): Promise<ThemePair[]> {
  const pairs = new Map<string, ThemePair>();
  for (const { present } of await readStoredPairs(reader, scope))
    if (present) pairs.set(`${present.problemId} ${present.suggestionId}`, present);
  return [...pairs.values()];
}
