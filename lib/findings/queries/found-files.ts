import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import type { HitVisit } from "@/lib/findings/queries/found-comments";
import type { FindingsFilter } from "@/lib/findings/schema";
import { counted, noHits, searchSizes, type HitPage, type Hits } from "@/lib/findings/search/kinds";
import { Prisma } from "@/lib/generated/prisma/client";
import type { VisitState } from "@/lib/vocabulary";

/**
 * Question: which paragraphs of Word files that sites handed over hold the words?
 * Denominator: none.
 * Excluded: what the filter excludes; files that have not been read yet or cannot be read. A file is of no dimension.
 */
export interface FileHit {
  id: string;
  fileName: string;
  /** From 1. */
  paragraph: number;
  text: string;
  visit: HitVisit;
}

export async function foundFiles(
  scope: ProjectScope,
  filter: FindingsFilter & { q: string },
  page: HitPage,
  reader: Reader = readFindings(),
): Promise<Hits<FileHit>> {
  const { q, theme, mark, dimension } = filter;
  if (theme || mark || dimension) return noHits;
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const rows = await reader.$queryRaw<
    {
      id: string;
      fileName: string;
      paragraph: number;
      text: string;
      visitId: string;
      visitedOn: string;
      state: VisitState;
      siteName: string;
      total: number;
    }[]
  >(Prisma.sql`
    WITH holding AS MATERIALIZED (
      -- No other index finds them: one by one, each file would be brought into its search form.
      SELECT attachment_id, paragraphs FROM material_texts
      WHERE search_keys(project_id, 0, joined_paragraphs(paragraphs)) @> word_keys(${project}, 0, ${q})
        AND readable AND project_id IS NOT DISTINCT FROM ${project}
    ), files AS MATERIALIZED (
      SELECT a.id, a.file_name, m.paragraphs, v.id AS visit_id, v.visited_on, v.state, s.name AS site_name
      FROM ${countedVisits(
        scope,
        filter,
        Prisma.sql`JOIN attachments a ON a.project_id = v.project_id AND a.visit_id = v.id
          JOIN holding m ON m.attachment_id = a.id`,
      )} ORDER BY v.visited_on DESC, a.id
    ), hits AS MATERIALIZED (
      SELECT files.*, p.text, p.number FROM files, unnest(paragraphs) WITH ORDINALITY AS p (text, number)
      WHERE holds_words(p.text, ${q}) LIMIT ${searchSizes.mostFound + 1}
    )
    SELECT id, file_name AS "fileName", number::int AS paragraph, text, visit_id AS "visitId",
      to_char(visited_on, 'YYYY-MM-DD') AS "visitedOn", state, site_name AS "siteName", (count(*) OVER ())::int AS total
    FROM hits ORDER BY visited_on DESC, id, number LIMIT ${page.size} OFFSET ${page.offset}`);
  return counted(rows, ({ id, fileName, paragraph, text, visitId, visitedOn, state, siteName }) => ({
    ...{ id, fileName, paragraph, text },
    visit: { id: visitId, visitedOn, state, siteName },
  }));
}
