import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readTextNames } from "@/lib/findings/data";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * The themes of a dimension that a claim can be put on: those that are not archived, in the order of the tree's levels.
 */
export async function readThemeChoices(scope: ProjectScope, dimension: DimensionKey) {
  const { themes } = await readTextNames(scope);
  return themes.flatMap(({ id, name, archived, ...theme }) =>
    theme.dimension === dimension && !archived ? [{ id, name }] : [],
  );
}
