import type { DraftClaim } from "@/lib/reports/draft-input";
import { byStrength } from "@/lib/reports/section-plan";
import type { ReportCounts, ThemeCount } from "@/lib/reports/types";
import type { DimensionKey } from "@/lib/vocabulary";

/** Which points of a section say what the team already stands behind. Pure. */

export interface ClaimedPoints {
  /** By theme, the claim that its point says. */
  ofTheme: Map<string, DraftClaim>;
  /** Claims that no theme's point says: points of their own. */
  own: DraftClaim[];
}

/**
 * A claim is said at the strongest of its themes that becomes a point and says no other claim. One that has none left
 * is a point of its own in the section of its dimension.
 * @param themes those that become points of the section
 */
export function claimedPoints(
  claims: readonly DraftClaim[],
  themes: readonly ThemeCount[],
  dimensions: readonly DimensionKey[],
): ClaimedPoints {
  const found: ClaimedPoints = { ofTheme: new Map(), own: [] };
  const strongest = byStrength(themes);
  for (const claim of claims) {
    const home = strongest.find(({ id }) => claim.themeIds.includes(id) && !found.ofTheme.has(id));
    if (home) found.ofTheme.set(home.id, claim);
    else if (dimensions.includes(claim.dimension)) found.own.push(claim);
  }
  return found;
}

/** The theme by which a claim of its own is counted: the strongest of those that it has and that may get a point. */
export function countedTheme({ themeIds }: DraftClaim, { themes }: Pick<ReportCounts, "themes">): ThemeCount | null {
  return (
    byStrength(
      themes.filter(({ id, siteIds, archived }) => themeIds.includes(id) && siteIds.length > 0 && !archived),
    )[0] ?? null
  );
}

/** Whether the number of a theme is that of the claim: no site says the claim that does not say the theme. */
export function countsAs(claim: DraftClaim, theme: Pick<ThemeCount, "siteIds">, sites: ReportCounts["sites"]): boolean {
  const counted = new Set(sites.map(({ id }) => id));
  return claim.siteIds.every((id) => !counted.has(id) || theme.siteIds.includes(id));
}
