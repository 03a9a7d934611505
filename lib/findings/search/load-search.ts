import "server-only";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { readFilterNames } from "@/lib/findings/data";
import { unreadMaterials } from "@/lib/findings/queries/passage-texts";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { SearchKind } from "@/lib/findings/search/kinds";
import { searchAll } from "@/lib/findings/search/search-all";
import { openProject } from "@/lib/gates/open-page";
import { readSiteFilter } from "@/lib/sites/data";

/** One search over entries, findings, comments, visits and Word files. Without words nothing is looked for. */
export async function loadSearch(
  projectId: string,
  asked: { filter: FindingsFilter; kind: SearchKind | null; page: number },
) {
  const { scope } = await openProject(projectId, "finding.read");
  const { q } = asked.filter;
  const [answer, unread, sites, names] = await Promise.all([
    q === undefined ? null : searchAll(scope, { ...asked.filter, q }, asked),
    q === undefined ? [] : unreadMaterials(scope, 1),
    readSiteFilter(scope, asked.filter.site),
    readFilterNames(scope, asked.filter),
  ]);
  return { answer, unread: unread.length > 0, sites, names, maySeeUnapproved: maySeeUnapproved(scope) };
}
export type LoadedSearch = Awaited<ReturnType<typeof loadSearch>>;
