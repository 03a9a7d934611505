import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import type { HitVisit } from "@/lib/findings/queries/found-comments";
import type { FindingsFilter } from "@/lib/findings/schema";
import { counted, noHits, type HitPage, type Hits } from "@/lib/findings/search/kinds";
import { Prisma } from "@/lib/generated/prisma/client";
import type { VisitState } from "@/lib/vocabulary";

/**
 * Question: which lines of a visit besides its entries hold the words: what 走访纪要 prints of it (place, who was heard,
 * figures) and the names of what is attached?
 * Denominator: none.
 * Excluded: what the filter excludes. Only figures are of a dimension.
 */
export const visitLines = ["place", "audience", "figure", "file", "cue"] as const;
export type VisitLine = (typeof visitLines)[number];

export interface VisitHit {
  kind: VisitLine;
  /** Of a figure, else of the visit. */
  id: string;
  text: string;
  visit: HitVisit;
}

function lines({ projectId }: ProjectScope, { q, dimension }: FindingsFilter & { q: string }): Prisma.Sql {
  const project = Prisma.sql`project_id = ${projectId}::uuid`;
  const figures = Prisma.sql`
    SELECT visit_id, 'figure' AS kind, 2 AS place, id, text FROM (
      SELECT f.visit_id, f.id, concat_ws('，', i.name, nullif(f.definition, ''), nullif(f.source, '')) AS text
      FROM figures f JOIN indicators i ON i.project_id = f.project_id AND i.id = f.indicator_id
      WHERE f.project_id = ${projectId}::uuid ${dimension ? Prisma.sql`AND f.dimension = ${dimension}` : Prisma.empty}
    ) AS said WHERE holds_words(text, ${q})`;
  if (dimension) return figures;
  return Prisma.sql`${figures}
    UNION ALL SELECT id, 'place', 0, id, place FROM seen WHERE holds_words(place, ${q})
    UNION ALL SELECT visit_id, 'audience', 1, visit_id, category FROM visit_audiences
      WHERE ${project} AND holds_words(category, ${q})
    UNION ALL SELECT visit_id, 'file', 3, id, file_name FROM attachments WHERE ${project} AND holds_words(file_name, ${q})
    UNION ALL SELECT a.visit_id, 'cue', 4, c.id, c.label FROM attachment_cues c
      JOIN attachments a ON a.project_id = c.project_id AND a.id = c.attachment_id
      WHERE c.project_id = ${projectId}::uuid AND holds_words(c.label, ${q})`;
}

export async function foundVisitLines(
  scope: ProjectScope,
  filter: FindingsFilter & { q: string },
  page: HitPage,
  reader: Reader = readFindings(),
): Promise<Hits<VisitHit>> {
  if (filter.theme || filter.mark) return noHits;
  const rows = await reader.$queryRaw<
    {
      kind: VisitLine;
      id: string;
      text: string;
      visitId: string;
      visitedOn: string;
      state: VisitState;
      siteName: string;
      total: number;
    }[]
  >(Prisma.sql`
    WITH seen AS MATERIALIZED (
      SELECT v.id, v.visited_on, v.state, v.place, s.name AS site_name FROM ${countedVisits(scope, filter)}
    ), lines AS (${lines(scope, filter)})
    SELECT lines.kind, lines.id, lines.text, seen.id AS "visitId", to_char(seen.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      seen.state, seen.site_name AS "siteName", (count(*) OVER ())::int AS total
    FROM lines JOIN seen ON seen.id = lines.visit_id
    ORDER BY seen.visited_on DESC, seen.id, lines.place, lines.text, lines.id LIMIT ${page.size} OFFSET ${page.offset}`);
  return counted(rows, ({ kind, id, text, visitId, visitedOn, state, siteName }) => ({
    ...{ kind, id, text },
    visit: { id: visitId, visitedOn, state, siteName },
  }));
}
