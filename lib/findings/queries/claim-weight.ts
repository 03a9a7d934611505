import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { claimSites } from "@/lib/findings/queries/claim-support";
import { currentStatements } from "@/lib/findings/queries/claim-versions";
import { placeClaims } from "@/lib/findings/queries/standing-claims";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which claims would stand on less if this approved visit did not count any more?
 * Denominator: none; a claim's sites are counted as in claim-support.
 * Excluded: claims that were taken away; claims that lose neither a site nor a chosen entry.
 */
export interface FallingClaim {
  id: string;
  text: string;
  /** Its present-day sites with the visit, and without it. */
  from: number;
  to: number;
  /** How many of its chosen entries the visit holds. */
  evidence: number;
}

/** Those with most sites first. None if the visit is not approved. */
export async function claimWeight(
  scope: ProjectScope,
  visitId: string,
  reader: Reader = readFindings(),
): Promise<FallingClaim[]> {
  const claims = await placeClaims(scope, await currentStatements(scope, reader), reader);
  if (claims.length === 0) return [];
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const ofThemes = claims.flatMap(({ id, themeIds }) => themeIds.map((themeId) => ({ id, themeId })));
  const ofEntries = claims.flatMap(({ id, dimension, evidenceIds }) =>
    evidenceIds.map((entryId) => ({ id, dimension, entryId })),
  );
  const falling = await reader.$queryRaw<{ claimId: string; evidence: number; only: boolean }[]>(Prisma.sql`
    WITH beside AS (
      SELECT v.id, v.id = own.id AS falls
      FROM visits own
      JOIN present_sites op ON op.project_id = own.project_id AND op.site_id = own.site_id
      JOIN present_sites p ON p.project_id = op.project_id AND p.present_id = op.present_id
      JOIN visits v ON v.project_id = p.project_id AND v.site_id = p.site_id AND v.state = 'approved'
      WHERE own.project_id = ${project} AND own.id = ${visitId}::uuid AND own.state = 'approved'
    ), told AS (
      SELECT of_theme.claim_id, NULL::uuid AS entry_id, beside.falls
      FROM unnest(${ofThemes.map(({ id }) => id)}::uuid[], ${ofThemes.map(({ themeId }) => themeId)}::uuid[])
        AS of_theme (claim_id, theme_id)
      JOIN visit_theme_counts c ON c.project_id = ${project} AND c.theme_id = of_theme.theme_id
      JOIN beside ON beside.id = c.visit_id
      UNION ALL
      SELECT of_entry.claim_id, e.id, beside.falls
      FROM unnest(${ofEntries.map(({ id }) => id)}::uuid[], ${ofEntries.map(({ dimension }) => dimension)}::text[],
        ${ofEntries.map(({ entryId }) => entryId)}::uuid[]) AS of_entry (claim_id, dimension, entry_id)
      JOIN entries e ON e.project_id = ${project} AND e.id = of_entry.entry_id AND e.dimension = of_entry.dimension
      JOIN beside ON beside.id = e.visit_id
    )
    SELECT claim_id AS "claimId", count(DISTINCT entry_id) FILTER (WHERE falls)::int AS evidence, bool_and(falls) AS only
    FROM told GROUP BY claim_id HAVING bool_and(falls) OR count(entry_id) FILTER (WHERE falls) > 0`);
  const ofClaim = new Map(falling.map((row) => [row.claimId, row]));
  const touched = claims.filter(({ id }) => ofClaim.has(id));
  const sitesOf = await claimSites(scope, touched, reader);
  return touched
    .map(({ id, version }) => {
      const from = sitesOf.get(id)?.length ?? 0;
      const { evidence = 0, only = false } = ofClaim.get(id) ?? {};
      return { id, text: version.text, from, to: only ? from - 1 : from, evidence };
    })
    .toSorted((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1));
}
