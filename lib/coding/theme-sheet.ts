import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readPairs } from "@/lib/coding/data/pairs";
import { readThemesAbove } from "@/lib/coding/data/themes-above";
import type { FindingsFilter } from "@/lib/findings/schema";
import { readThemeSheet, type ThemeSheet } from "@/lib/findings/theme-sheet";

/** One theme with what a person joined with it, or with a theme above it. Null if the project has no such theme. */
export async function readJoinedSheet(
  scope: ProjectScope,
  { themeId, filter }: { themeId: string; filter: FindingsFilter },
): Promise<ThemeSheet | null> {
  const [pairs, above] = await Promise.all([readPairs(scope), readThemesAbove(scope, themeId)]);
  const branch = new Set([themeId, ...above]);
  const pairedIds = new Set(
    pairs.flatMap(({ problemId, suggestionId }) => [
      ...(branch.has(problemId) ? [suggestionId] : []),
      ...(branch.has(suggestionId) ? [problemId] : []),
    ]),
  );
  return readThemeSheet(scope, { themeId, filter, pairedIds: [...pairedIds], above });
}
