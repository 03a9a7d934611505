import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { visitsInStates } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { counted, noHits, type HitPage, type Hits } from "@/lib/findings/search/kinds";
import { Prisma } from "@/lib/generated/prisma/client";
import { visibleStates } from "@/lib/visits/data/visible-states";
import type { VisitState } from "@/lib/vocabulary";

/**
 * Question: which comments of reviewers hold the words? Denominator: none. Excluded: what the filter excludes; comments
 * on visits that the reader may not open, on drafts and on voided visits. Of other states there are comments whatever
 * 含未审核 says, for they are written while a visit is in review. Who filters by a dimension gets those on its entries.
 */
export interface CommentHit {
  id: string;
  text: string;
  /** Null: on the visit as a whole. */
  entryId: string | null;
  authorName: string;
  resolved: boolean;
  visit: HitVisit;
}

export interface HitVisit {
  id: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  state: VisitState;
  siteName: string;
}

const commented: readonly VisitState[] = ["submitted", "returned", "approved"];

export async function foundComments(
  scope: ProjectScope,
  filter: FindingsFilter & { q: string },
  page: HitPage,
  reader: Reader = readFindings(),
): Promise<Hits<CommentHit>> {
  if (filter.theme || filter.mark) return noHits;
  const asked = filter.unapproved === "only" ? ["submitted"] : commented;
  const states = visibleStates(scope).filter((state) => asked.includes(state));
  const rows = await reader.$queryRaw<
    {
      id: string;
      text: string;
      entryId: string | null;
      authorName: string | null;
      resolved: boolean;
      visitId: string;
      visitedOn: string;
      state: VisitState;
      siteName: string;
      total: number;
    }[]
  >(Prisma.sql`
    SELECT c.id, c.body AS text, c.entry_id AS "entryId", c.resolved_at IS NOT NULL AS resolved,
      (SELECT display_name FROM users WHERE users.id = c.author_id) AS "authorName",
      v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state, s.name AS "siteName",
      (count(*) OVER ())::int AS total
    FROM ${visitsInStates(
      scope,
      filter,
      states,
      Prisma.sql`JOIN review_comments c ON c.project_id = v.project_id AND c.visit_id = v.id`,
    )} AND holds_words(c.body, ${filter.q})
      ${
        filter.dimension
          ? Prisma.sql`AND EXISTS (SELECT FROM entries e
        WHERE e.project_id = c.project_id AND e.id = c.entry_id AND e.dimension = ${filter.dimension})`
          : Prisma.empty
      }
    ORDER BY c.created_at DESC, c.id LIMIT ${page.size} OFFSET ${page.offset}`);
  return counted(rows, ({ id, text, entryId, authorName, resolved, visitId, visitedOn, state, siteName }) => ({
    ...{ id, text, entryId, authorName: authorName ?? "", resolved },
    visit: { id: visitId, visitedOn, state, siteName },
  }));
}
