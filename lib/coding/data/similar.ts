import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readScorers } from "@/lib/coding/data/learned";
import { readMerged } from "@/lib/coding/data/merged-entries";
import type { ThemeAsItIs } from "@/lib/coding/suggest/keep";
import { rankLike, soughtFor, soughtLike, telltalePairs, type Candidate } from "@/lib/coding/suggest/similar";
import { readOnly } from "@/lib/db";
import { countedAmong } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/** Of those that share a telltale pair, so many are compared. */
const mostCompared = 2_000;

/** What the list is asked to be like: an entry, or a theme that they do not have yet; or what a merge brought along. */
export type Likeness = { entryId: string } | { themeId: string } | { mergeId: string };

/** An entry that may be like what is sought. */
export interface Found extends Candidate {
  dimension: DimensionKey;
}

export interface Alike {
  /** The most like first. */
  ids: string[];
  /** The text of the entry, or the name of the theme. */
  of: string;
}

/**
 * The counted entries that hold one of the pairs, of the filter's dimension or of any. At most `mostCompared` are
 * looked at, whatever their dimension: those of the newest months.
 */
export async function readCandidates(
  scope: ProjectScope,
  filter: FindingsFilter,
  { pairs, without }: { pairs: string[]; without: { entryId: string } | { themeIds: readonly string[] } },
): Promise<Found[]> {
  const { projectId } = scope;
  // The index of the search has a key for each pair in each month. Month by month, the newest first, so that common
  // pairs end after a month or two. The limit inside keeps the planner from reading every entry instead of the index.
  const rows = Prisma.sql`(
    SELECT found.* FROM (
      SELECT (SELECT array_agg(search_key(month_seed(${projectId}::uuid, month), search_form(pair)))
              FROM unnest(${pairs}::text[]) AS pair) AS keys
      FROM (SELECT DISTINCT month_of(visited_on) AS month FROM visits
            WHERE project_id = ${projectId}::uuid AND has_counts(state)) AS months
      ORDER BY month DESC) AS sought
    CROSS JOIN LATERAL (
      SELECT * FROM entries WHERE project_id = ${projectId}::uuid
        AND search_keys(project_id, search_month, text) && sought.keys
      LIMIT ${mostCompared}) AS found
    LIMIT ${mostCompared})`;
  const other =
    "entryId" in without
      ? Prisma.sql`e.id <> ${without.entryId}::uuid`
      : Prisma.sql`NOT EXISTS (SELECT 1 FROM entry_themes et
          WHERE et.project_id = e.project_id AND et.entry_id = e.id AND et.theme_id = ANY (${[...without.themeIds]}::uuid[]))`;
  return readOnly().$queryRaw<Found[]>(Prisma.sql`
    SELECT e.id, e.text, e.dimension FROM ${countedAmong(scope, filter, rows)} AND ${other}`);
}

/** The entry's text and dimension, if this reader may find it. */
async function readEntry(scope: ProjectScope, filter: FindingsFilter, entryId: string) {
  const { projectId } = scope;
  const rows = Prisma.sql`(SELECT * FROM entries WHERE project_id = ${projectId}::uuid AND id = ${entryId}::uuid)`;
  const [found] = await readOnly().$queryRaw<{ text: string; dimension: DimensionKey }[]>(Prisma.sql`
    SELECT e.text, e.dimension FROM ${countedAmong(scope, filter, rows)}`);
  return found ?? null;
}

/**
 * The entries of the same dimension that are most like an entry, or that speak most of what a theme is about and do not
 * have it. Only those that count for this reader (`filter`: whether with those not approved yet). Null: there is no
 * such entry or theme.
 */
export async function readAlike(
  scope: ProjectScope,
  {
    like,
    themes,
    unapproved,
  }: { like: Likeness; themes: readonly ThemeAsItIs[]; unapproved: FindingsFilter["unapproved"] },
): Promise<Alike | null> {
  const counted: FindingsFilter = unapproved ? { unapproved } : {};
  if ("mergeId" in like) return readMerged(scope, like.mergeId, counted);
  const asked =
    "entryId" in like
      ? await readEntry(scope, counted, like.entryId)
      : (themes.find(({ id }) => id === like.themeId) ?? null);
  if (!asked) return null;
  const scorer = (await readScorers(scope, themes)).get(asked.dimension);
  if (!scorer) return null;
  const sought = "text" in asked ? soughtLike(scorer, asked.text) : soughtFor(scorer, asked.id);
  const pairs = sought ? telltalePairs(sought) : [];
  const of = "text" in asked ? asked.text : asked.name;
  if (!sought || pairs.length === 0) return { ids: [], of };
  const without = "entryId" in like ? like : { themeIds: [like.themeId] };
  const candidates = await readCandidates(scope, { ...counted, dimension: asked.dimension }, { pairs, without });
  return { ids: rankLike(scorer, sought, candidates), of };
}
