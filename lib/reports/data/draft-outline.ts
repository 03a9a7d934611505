import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries, countedVisits } from "@/lib/findings/filter";
import { keptByDimension } from "@/lib/findings/kept-counts";
import { Prisma } from "@/lib/generated/prisma/client";
import { reportFilter } from "@/lib/reports/data/counts";
import type { DimensionKey } from "@/lib/vocabulary";

/** What a first report would be made of. */
export interface DraftOutline {
  visits: number;
  sites: number;
  entries: number;
  /** The themes with a counted entry of their own (`pointThemes`). */
  themes: { id: string; dimension: DimensionKey }[];
}

/**
 * The same numbers as the draft itself, without reading its entries. A theme is looked for until its first entry, theme
 * by theme: as a join, the planner would read the whole project.
 */
export async function readDraftOutline(
  scope: ProjectScope,
  includeUnapproved: boolean,
  reader: Reader = readOnly(),
): Promise<DraftOutline> {
  const filter = reportFilter(includeUnapproved);
  const ofTheme = Prisma.sql`
    JOIN entry_themes et ON et.project_id = e.project_id AND et.entry_id = e.id AND et.theme_id = t.id AND e.dimension = t.dimension`;
  const [totals, themes] = await Promise.all([
    reader.$queryRaw<{ visits: number; sites: number; entries: number }[]>(Prisma.sql`
      SELECT count(*)::int AS visits, count(DISTINCT s.id)::int AS sites,
        (SELECT coalesce(sum(c.entries), 0)::int FROM ${keptByDimension(scope, filter)}) AS entries
      FROM ${countedVisits(scope, filter)}`),
    reader.$queryRaw<DraftOutline["themes"]>(Prisma.sql`
      SELECT id, dimension FROM (
        SELECT t.id, t.dimension, (SELECT e.id FROM ${countedEntries(scope, filter, ofTheme)} LIMIT 1) AS own
        FROM themes t WHERE t.project_id = ${scope.projectId}::uuid
      ) AS theme WHERE own IS NOT NULL`),
  ]);
  const { visits, sites, entries } = totals[0] ?? { visits: 0, sites: 0, entries: 0 };
  return { visits, sites, entries, themes };
}
