import type { Metadata } from "next";
import { EntriesHeader } from "@/components/findings/entries-header";
import { EntryFilter } from "@/components/findings/entry-filter";
import { EntryResults } from "@/components/findings/entry-results";
import { MarkedVisits } from "@/components/findings/marked-visits";
import { EmptyState } from "@/components/ui/empty-state";
import { readFilter, readPage, type SearchParams } from "@/lib/findings/filter-address";
import { loadEntries } from "@/lib/findings/loaders";
import { fromMatrix, matrixBehind } from "@/lib/findings/matrix/choices";
import { translator } from "@/lib/i18n/server";

type EntriesPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.entries.title") };
}

export default async function EntriesPage({ params, searchParams }: EntriesPageProps) {
  const { projectId } = await params;
  const asked = await searchParams;
  const { filter, ignored } = readFilter(asked);
  const page = readPage(asked);
  const matrix = matrixBehind(projectId, asked[fromMatrix]);
  const extra = matrix === null ? {} : { [fromMatrix]: String(asked[fromMatrix]) };
  const { total, more, entries, behind, names, marked } = await loadEntries(projectId, { filter, page });
  const t = await translator();
  const empty = filter.mark ? marked.length === 0 : entries.length === 0;
  return (
    <>
      <EntriesHeader
        {...{ projectId, filter, ignored, total, more, matrix }}
        sites={behind?.length ?? 0}
        marked={marked.length}
      />
      <EntryFilter {...{ projectId, filter, names, extra }} />
      {empty && (
        <EmptyState title={t("findings.entries.emptyTitle")} icon="search">
          {t("findings.entries.empty")}
        </EmptyState>
      )}
      {!empty && filter.mark && <MarkedVisits projectId={projectId} visits={marked} />}
      {!empty && !filter.mark && (
        <EntryResults
          {...{ projectId, filter, page, total, entries, behind, extra }}
          allSites={asked.sites === "all"}
        />
      )}
    </>
  );
}
