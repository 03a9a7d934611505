import type { Metadata } from "next";
import { ChartsView } from "@/components/findings/views/charts-view";
import { CoverageView } from "@/components/findings/views/coverage-view";
import { FiguresView } from "@/components/findings/views/figures-view";
import { ThemesView } from "@/components/findings/views/themes-view";
import { readFilter, readPage, type SearchParams } from "@/lib/findings/filter-address";
import { readView } from "@/lib/findings/view";
import { loadSiteParameter } from "@/lib/sites/loaders";
import { translator } from "@/lib/i18n/server";
import { readPageNumber } from "@/lib/paging";

type FindingsPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.title") };
}

export default async function FindingsPage({ params, searchParams }: FindingsPageProps) {
  const { projectId } = await params;
  const asked = await loadSiteParameter(projectId, await searchParams);
  const read = readFilter(asked);
  const view = readView(asked.view);
  switch (view) {
    case "themes":
      return <ThemesView projectId={projectId} page={readPage(asked)} {...read} />;
    case "coverage":
      return <CoverageView projectId={projectId} page={readPageNumber(asked.page)} {...read} />;
    case "figures":
      return <FiguresView projectId={projectId} {...read} />;
    case "charts":
      return <ChartsView projectId={projectId} {...read} />;
  }
}
