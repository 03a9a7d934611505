import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Reader } from "@/lib/db";

/** How many mergers after one another are followed: more than a codebook ever has, and no circle goes on for ever. */
const longestChain = 20;

/**
 * Where themes are that a text was written with: each at itself, or at the theme that it was merged into, or null if it
 * was deleted.
 */
export async function presentThemes(
  reader: Reader,
  scope: ProjectScope,
  themeIds: readonly string[],
): Promise<Map<string, string | null>> {
  const { projectId } = scope;
  const at = new Map<string, string | null>(themeIds.map((id) => [id, id]));
  for (let step = 0; step < longestChain && at.size > 0; step += 1) {
    const asked = [...new Set([...at.values()].filter((id) => id !== null))];
    const there = await reader.theme.findMany({ where: { projectId, id: { in: asked } }, select: { id: true } });
    const known = new Set(there.map(({ id }) => id));
    if (asked.every((id) => known.has(id))) return at;
    const merges = await reader.themeMerge.findMany({
      where: { projectId, themeId: { in: asked.filter((id) => !known.has(id)) }, undoneAt: null },
      select: { themeId: true, intoId: true },
    });
    const into = new Map(merges.map(({ themeId, intoId }) => [themeId, intoId]));
    for (const [id, place] of at) if (place !== null && !known.has(place)) at.set(id, into.get(place) ?? null);
  }
  return at;
}
