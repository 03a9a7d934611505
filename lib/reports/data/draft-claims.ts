import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedAmong } from "@/lib/findings/filter";
import { readClaims } from "@/lib/findings/queries/standing-claims";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DraftClaim, ThemeEntry } from "@/lib/reports/draft-input";
import { reportFilter, type CountRule } from "@/lib/reports/report-filter";
import type { CitedEntry } from "@/lib/reports/types";
import type { EntryForm } from "@/lib/vocabulary";

type Row = CitedEntry & { entryId: string; form: EntryForm };

/**
 * The claims that a draft begins its points with, those with most sites first, each with its entries in its order as
 * far as they count in the report. One that has lost a site, an entry or a theme since it was written, or whose entries
 * have other words, waits until somebody has read it: what it says may no longer hold. That more sites say it is no
 * reason to wait.
 */
export async function readDraftClaims(
  scope: ProjectScope,
  rule: CountRule,
  reader: Reader = readOnly(),
): Promise<DraftClaim[]> {
  const claims = (await readClaims(scope, {}, reader)).filter(
    ({ sites, gone, changes }) =>
      sites.length > 0 &&
      gone + changes.sites.removed.length + changes.entries.changed.length + changes.entries.removed.length === 0,
  );
  const ids = [...new Set(claims.flatMap(({ evidenceIds }) => evidenceIds))];
  if (claims.length === 0) return [];
  const chosen = Prisma.sql`(SELECT * FROM entries
    WHERE project_id = ${scope.projectId}::uuid AND id = ANY(${ids}::uuid[]))`;
  const rows = await reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT e.id AS "entryId", e.form, v.id AS "visitId", v.state AS "visitState",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
      (SELECT nullif(former.name, s.name) FROM sites former
        WHERE former.project_id = v.project_id AND former.id = v.site_id) AS "visitedAs", e.dimension, e.text
    FROM ${countedAmong(scope, reportFilter(rule), chosen)}`);
  const entryOf = new Map(
    rows.map(({ entryId, form, ...entry }): [string, Omit<ThemeEntry, "themeId">] => [
      entryId,
      { entryId, form, entry },
    ]),
  );
  return claims.map(({ dimension, themeIds, evidenceIds, sites, version }) => ({
    statement: version.text,
    ...{ dimension, themeIds, bestId: version.bestId },
    siteIds: sites.map(({ id }) => id),
    evidence: evidenceIds.flatMap((id) => {
      const found = entryOf.get(id);
      return found?.entry.dimension === dimension ? [found] : [];
    }),
  }));
}
