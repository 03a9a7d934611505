import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { entryList, type FoundEntry } from "@/lib/findings/queries/entry-list";
import { foundComments, type CommentHit } from "@/lib/findings/queries/found-comments";
import { findEntries } from "@/lib/findings/queries/found-entries";
import { foundFiles, type FileHit } from "@/lib/findings/queries/found-files";
import { foundVisitLines, type VisitHit } from "@/lib/findings/queries/found-visit-lines";
import type { FindingsFilter } from "@/lib/findings/schema";
import { noHits, searchSizes, type HitPage, type Hits, type SearchKind } from "@/lib/findings/search/kinds";
import { readTeamTexts, type TeamText } from "@/lib/findings/team-texts";

export interface SearchAnswer {
  entries: Hits<FoundEntry>;
  findings: Hits<TeamText>;
  comments: Hits<CommentHit>;
  visits: Hits<VisitHit>;
  files: Hits<FileHit>;
}

export type Searched = FindingsFilter & { q: string };

async function entries(scope: ProjectScope, filter: Searched, { offset, size }: HitPage): Promise<Hits<FoundEntry>> {
  const found = await findEntries(scope, filter, { start: offset, size });
  const list = await entryList(scope, filter, { page: offset / size + 1, pageSize: size, found });
  return { total: list.total, more: list.more, hits: list.entries };
}

async function findings(scope: ProjectScope, filter: Searched, { offset, size }: HitPage): Promise<Hits<TeamText>> {
  // What the team wrote is of no day and of no kind of site, and a theme's texts are no text of entries under it.
  const { q, theme, mark, kind, county, from, to } = filter;
  if (theme || mark || kind || county || from || to) return noHits;
  const { mostFound: most } = searchSizes;
  const texts = await readTeamTexts(scope, { holding: q, filter, most: most + 1 });
  return {
    total: Math.min(texts.length, most),
    more: texts.length > most,
    hits: texts.slice(offset, offset + size),
  };
}

/** The words in everything that the reader may read: the first hits of each kind, or a page of one kind. */
export async function searchAll(
  scope: ProjectScope,
  filter: Searched,
  asked: { kind: SearchKind | null; page: number },
): Promise<SearchAnswer> {
  const placeOf = (kind: SearchKind): HitPage =>
    asked.kind === kind
      ? { offset: (asked.page - 1) * searchSizes.page, size: searchSizes.page }
      : { offset: 0, size: searchSizes.first };
  const [ofEntries, ofFindings, ofComments, ofVisits, ofFiles] = await Promise.all([
    entries(scope, filter, placeOf("entries")),
    findings(scope, filter, placeOf("findings")),
    foundComments(scope, filter, placeOf("comments")),
    foundVisitLines(scope, filter, placeOf("visits")),
    foundFiles(scope, filter, placeOf("files")),
  ]);
  return { entries: ofEntries, findings: ofFindings, comments: ofComments, visits: ofVisits, files: ofFiles };
}
