import "server-only";
import { asReader, can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { claimSites } from "@/lib/findings/queries/claim-support";
import { currentStatements } from "@/lib/findings/queries/claim-versions";
import { placeClaims } from "@/lib/findings/queries/standing-claims";

/**
 * Question: which claims stand on one of these themes, and how many present-day sites does each have in all?
 * Denominator: none; a claim's sites are counted as in claim-support, whatever the filter.
 * Excluded: claims that were taken away; those without a site, for a reader who may not write them anew.
 */
export interface ThemeClaim {
  id: string;
  text: string;
  sites: number;
}

/** Those with most sites first. */
export async function claimsOfThemes(
  scope: ProjectScope,
  themeIds: readonly string[],
  reader: Reader = readFindings(),
): Promise<ThemeClaim[]> {
  const placed = await placeClaims(scope, await currentStatements(scope, reader), reader);
  const claims = placed.filter((claim) => claim.themeIds.some((id) => themeIds.includes(id)));
  const sitesOf = await claimSites(scope, claims, reader);
  return claims
    .map(({ id, version }) => ({ id, text: version.text, sites: sitesOf.get(id)?.length ?? 0 }))
    .filter(({ sites }) => sites > 0 || can(asReader(scope.actor), "finding.write"))
    .toSorted((a, b) => b.sites - a.sites || (a.id < b.id ? -1 : 1));
}
