import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedChosen, countedEntries, inVisitOrder } from "@/lib/findings/filter";
import { keptBySite } from "@/lib/findings/kept-counts";
import { wordsHash } from "@/lib/findings/queries/words-hash";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, EntryForm } from "@/lib/vocabulary";

/**
 * Question: which present-day sites are behind a claim: those that speak of one of its themes or of any below it, and
 * those of its chosen entries? In which entries do they say it? Denominator: the present-day sites with a counted visit
 * (`countVisitedSites`). Excluded: all but approved visits, whatever the reader may see, so that a claim never stands
 * on what may not leave; entries of another dimension.
 */
export interface ClaimSupportInput {
  id: string;
  dimension: DimensionKey;
  /** Those that are there today. */
  themeIds: readonly string[];
  evidenceIds: readonly string[];
}

export interface ClaimSite {
  id: string;
  name: string;
}

const approved: FindingsFilter = {};

/** By claim, in the order of the project's list. A claim that no site is behind is missing. */
export async function claimSites(
  scope: ProjectScope,
  claims: readonly ClaimSupportInput[],
  reader: Reader = readFindings(),
): Promise<Map<string, ClaimSite[]>> {
  const ofThemes = claims.flatMap(({ id, themeIds }) => themeIds.map((themeId) => ({ id, themeId })));
  const ofEntries = claims.flatMap(({ id, dimension, evidenceIds }) =>
    evidenceIds.map((entryId) => ({ id, dimension, entryId })),
  );
  if (ofThemes.length + ofEntries.length === 0) return new Map();
  const themeIds = [...new Set(ofThemes.map(({ themeId }) => themeId))];
  const entryIds = [...new Set(ofEntries.map(({ entryId }) => entryId))];
  const rows = await reader.$queryRaw<{ claimId: string; ids: string[]; names: string[] }[]>(Prisma.sql`
    WITH heard AS (
      SELECT DISTINCT c.theme_id, s.id AS site_id FROM ${keptBySite(scope, approved)}
        AND c.theme_id = ANY(${themeIds}::uuid[])
    ), told AS (
      SELECT e.id AS entry_id, e.dimension, s.id AS site_id
      FROM ${countedChosen(scope, approved, entryIds)}
    ), said AS (
      SELECT of_theme.claim_id, heard.site_id
      FROM unnest(${ofThemes.map(({ id }) => id)}::uuid[], ${ofThemes.map(({ themeId }) => themeId)}::uuid[])
        AS of_theme (claim_id, theme_id) JOIN heard USING (theme_id)
      UNION
      SELECT of_entry.claim_id, told.site_id
      FROM unnest(${ofEntries.map(({ id }) => id)}::uuid[], ${ofEntries.map(({ dimension }) => dimension)}::text[],
        ${ofEntries.map(({ entryId }) => entryId)}::uuid[])
        AS of_entry (claim_id, dimension, entry_id) JOIN told USING (entry_id, dimension)
    )
    SELECT said.claim_id AS "claimId", array_agg(s.id ORDER BY s.position, s.name, s.id) AS ids,
      array_agg(s.name ORDER BY s.position, s.name, s.id) AS names
    FROM said JOIN sites s ON s.project_id = ${scope.projectId}::uuid AND s.id = said.site_id
    GROUP BY said.claim_id`);
  return new Map(
    rows.map(({ claimId, ids, names }) => [claimId, ids.map((id, at) => ({ id, name: names[at] ?? "" }))]),
  );
}

export interface ClaimEvidence {
  id: string;
  /** Of its words. */
  hash: string;
  text: string;
  form: EntryForm;
  dimension: DimensionKey;
  visitId: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  siteName: string;
}

/** Those of these entries that count, in no order. */
export async function readEvidence(
  scope: ProjectScope,
  entryIds: readonly string[],
  reader: Reader = readFindings(),
): Promise<Map<string, ClaimEvidence>> {
  if (entryIds.length === 0) return new Map();
  const rows = await reader.$queryRaw<ClaimEvidence[]>(Prisma.sql`
    SELECT e.id, ${wordsHash} AS hash, e.text, e.form,
      e.dimension, v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", s.name AS "siteName"
    FROM ${countedChosen(scope, approved, entryIds)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** One page of the entries that a claim counts, of all its sites or of one of them, and how many they are. */
export async function claimEntries(
  scope: ProjectScope,
  claim: ClaimSupportInput,
  { site, page, pageSize }: { site?: string | undefined; page: number; pageSize: number },
  reader: Reader = readFindings(),
): Promise<{ total: number; ids: string[] }> {
  const behind = Prisma.sql`JOIN (
    SELECT et.entry_id FROM theme_branches(${scope.projectId}::uuid) branch
      JOIN entry_themes et ON et.project_id = ${scope.projectId}::uuid AND et.theme_id = branch.theme_id
      WHERE branch.root_id = ANY(${[...claim.themeIds]}::uuid[])
    UNION SELECT unnest(${[...claim.evidenceIds]}::uuid[])
  ) AS behind ON behind.entry_id = e.id`;
  const filter = { ...approved, dimension: claim.dimension, ...(site && { site }) };
  const rows = await reader.$queryRaw<{ total: number; ids: string[] }[]>(Prisma.sql`
    WITH found AS (
      SELECT e.id, row_number() OVER (ORDER BY ${inVisitOrder}) AS place FROM ${countedEntries(scope, filter, behind)}
    )
    SELECT count(*)::int AS total, coalesce(array_agg(id ORDER BY place) FILTER (
      WHERE place > ${(page - 1) * pageSize} AND place <= ${page * pageSize}), '{}') AS ids FROM found`);
  return rows[0] ?? { total: 0, ids: [] };
}
