import { definitionKey } from "@/lib/findings/mixed-definitions";
import type { GridFigure, SaidGroup } from "@/lib/indicators/grid/types";

type Saying = Pick<GridFigure, "siteId" | "asOf" | "definition">;

/** What the figures of one indicator say of themselves, and which sites say it. The largest group first. Pure. */
function grouped(
  figures: readonly Saying[],
  keyOf: (figure: Saying) => string,
  wordsOf: (figure: Saying) => string,
): SaidGroup[] {
  const groups = new Map<string, SaidGroup>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const group = groups.get(key) ?? { words: wordsOf(figure), siteIds: [] };
    group.siteIds.push(figure.siteId);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.siteIds.length - a.siteIds.length);
}

/** By 截至 as it was said: 2025 and 2025-12 are two. */
export const timeGroups = (figures: readonly Saying[]) =>
  grouped(
    figures,
    ({ asOf }) => asOf,
    ({ asOf }) => asOf,
  );

/** By 口径; one that is empty is a group of its own. */
export const definitionGroups = (figures: readonly Saying[]) =>
  grouped(
    figures,
    ({ definition }) => definitionKey(definition),
    ({ definition }) => definition.trim(),
  );
