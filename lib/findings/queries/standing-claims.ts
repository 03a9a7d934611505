import "server-only";
import { presentThemes } from "@/lib/codebook/present-themes";
import { asReader, can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { claimSources, readClaimSources } from "@/lib/findings/claims/claim-sources";
import { presentSites } from "@/lib/findings/queries/present-sites";
import {
  claimSites,
  readEvidence,
  type ClaimEvidence,
  type ClaimSite,
  type ClaimSupportInput,
} from "@/lib/findings/queries/claim-support";
import { currentClaims, type ClaimStatement, type ClaimVersion } from "@/lib/findings/queries/claim-versions";
import { compareSources, type Source, type SourceChanges } from "@/lib/findings/sourced/sources";
import { dimensionKeys } from "@/lib/vocabulary";

/**
 * Question: what does each claim say, what does it stand on today, and is that what it was written on?
 * Denominator: as in claim-support.
 * Excluded: claims that were taken away; what claim-support leaves out.
 */

/** A claim as it is today: what it says, what it stands on, and whether that is what it was written on. */
export interface Claim extends ClaimSupportInput {
  version: Omit<ClaimVersion, "themeIds" | "evidenceIds">;
  /** Themes that were deleted since it was written. */
  gone: number;
  sites: ClaimSite[];
  /** Those of its chosen entries that count, in its order. */
  evidence: ClaimEvidence[];
  /** What it stands on now … */
  sources: Source[];
  /** … and how its entries and its sites differ from those that it was written on. */
  changes: { entries: SourceChanges; sites: SourceChanges };
  /** 佐证已更新 */
  stale: boolean;
}

const some = (changes: SourceChanges) => Object.values(changes).some((ids: string[]) => ids.length > 0);

/**
 * Claims as they are written, each at the themes that its own are today. A merged theme is the one that it went into.
 */
export async function placeClaims<Version extends ClaimStatement>(
  scope: ProjectScope,
  versions: readonly Version[],
  reader: Reader = readFindings(),
): Promise<(ClaimSupportInput & { version: Version; gone: number })[]> {
  const at = await presentThemes(reader, scope, [...new Set(versions.flatMap(({ themeIds }) => themeIds))]);
  return versions.map((version) => {
    const themes = version.themeIds.map((id) => at.get(id) ?? null);
    const { claimId: id, dimension, evidenceIds } = version;
    return {
      ...{ id, dimension, evidenceIds, version },
      themeIds: [...new Set(themes.filter((theme) => theme !== null))],
      gone: themes.filter((theme) => theme === null).length,
    };
  });
}

/** What these claims stand on today. */
export async function standingClaims(
  scope: ProjectScope,
  versions: readonly ClaimVersion[],
  reader: Reader = readFindings(),
): Promise<Claim[]> {
  const placed = await placeClaims(scope, versions, reader);
  const [sitesOf, entries, presentSite] = await Promise.all([
    claimSites(scope, placed, reader),
    readEvidence(scope, [...new Set(placed.flatMap(({ evidenceIds }) => evidenceIds))], reader),
    presentSites(scope, reader),
  ]);
  return placed.map(({ version, ...claim }) => {
    const sites = sitesOf.get(claim.id) ?? [];
    const evidence = claim.evidenceIds.flatMap((id) => {
      const entry = entries.get(id);
      return entry?.dimension === claim.dimension ? [entry] : [];
    });
    const before = readClaimSources(version.sources);
    const wasAt = [...new Set(before.siteIds.map((id) => presentSite.get(id) ?? id))].map((id) => ({ id }));
    const changes = {
      entries: compareSources(before.entries, claimSources(evidence, [])),
      sites: compareSources(claimSources([], wasAt), claimSources([], sites)),
    };
    return {
      ...{ ...claim, version, sites, evidence, changes, sources: claimSources(evidence, sites) },
      stale: claim.gone > 0 || some(changes.entries) || some(changes.sites),
    };
  });
}

/**
 * The claims of the project by dimension, those with most sites first. One that nothing counted stands behind any more
 * is shown only to those who may write it anew.
 */
export async function readClaims(
  scope: ProjectScope,
  asked: { claimId?: string; holding?: string | undefined } = {},
  reader: Reader = readFindings(),
): Promise<Claim[]> {
  const claims = await standingClaims(scope, await currentClaims(scope, asked, reader), reader);
  const shown = can(asReader(scope.actor), "finding.write") ? claims : claims.filter(({ sites }) => sites.length > 0);
  return shown.toSorted(
    (a, b) =>
      dimensionKeys.indexOf(a.dimension) - dimensionKeys.indexOf(b.dimension) ||
      b.sites.length - a.sites.length ||
      (a.id < b.id ? -1 : 1),
  );
}
