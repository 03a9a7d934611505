import { byStrength } from "@/lib/reports/section-plan";
import type { ThemeCount } from "@/lib/reports/types";

/** Themes below a theme become points in its point. Pure. */

export interface ThemeGroup {
  theme: ThemeCount;
  /** Strongest first. */
  held: ThemeGroup[];
}

/** One point alone in another is no list. */
const fewestHeld = 2;

/**
 * The themes of a section, each with those below it. A theme that only groups others is made a point where it groups
 * two or more of them; where it does not, they stand in its place. `all`: every theme, also those that only group.
 */
export function groupsOf(own: readonly ThemeCount[], all: readonly ThemeCount[]): ThemeGroup[] {
  const spoken = new Set(own.map(({ id }) => id));
  const known = new Set(all.map(({ id }) => id));
  const dimensions = new Set(own.map(({ dimension }) => dimension));
  const below = (parentId: string | null): ThemeGroup[] =>
    all
      .filter(
        (theme) =>
          dimensions.has(theme.dimension) && (known.has(theme.parentId ?? "") ? theme.parentId : null) === parentId,
      )
      .flatMap((theme): ThemeGroup[] => {
        const held = below(theme.id);
        const groups = held.length >= fewestHeld;
        if (spoken.has(theme.id)) return groups ? [{ theme, held: inOrder(held) }] : [{ theme, held: [] }, ...held];
        return groups ? [{ theme, held: inOrder(held) }] : held;
      });
  return inOrder(below(null));
}

function inOrder(groups: readonly ThemeGroup[]): ThemeGroup[] {
  const groupOf = new Map(groups.map((group) => [group.theme, group]));
  return byStrength([...groupOf.keys()]).flatMap((theme) => groupOf.get(theme) ?? []);
}
