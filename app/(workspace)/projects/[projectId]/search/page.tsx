import type { Metadata } from "next";
import { SearchPage } from "@/components/findings/search/search-page";
import { readFilter, readPage, without, type SearchParams } from "@/lib/findings/filter-address";
import { readKind } from "@/lib/findings/search/kinds";
import { loadSearch } from "@/lib/findings/search/load-search";
import { translator } from "@/lib/i18n/server";
import { loadSiteParameter } from "@/lib/sites/loaders";

type SearchProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.search.title") };
}

export default async function Search({ params, searchParams }: SearchProps) {
  const { projectId } = await params;
  const asked = await loadSiteParameter(projectId, await searchParams);
  const { filter: read, ignored } = readFilter(asked);
  // A mark says that nothing was heard, so there is no text to find.
  const filter = without(read, "mark");
  const kind = readKind(asked.in);
  const page = readPage(asked);
  const loaded = await loadSearch(projectId, { filter, kind, page });
  return <SearchPage {...{ projectId, filter, ignored, kind, page, loaded }} />;
}
