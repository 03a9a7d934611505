import type { Metadata } from "next";
import { IndicatorPage } from "@/components/findings/behind/indicator-page";
import { readFilter, without, type SearchParams } from "@/lib/findings/filter-address";
import { loadIndicator } from "@/lib/findings/loaders";
import { loadFollowUpsOf } from "@/lib/followups/loaders";
import { translator } from "@/lib/i18n/server";

type IndicatorPageProps = {
  params: Promise<{ projectId: string; indicatorId: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.title") };
}

/** What is behind the total of an indicator, on a page of its own. */
export default async function FoundIndicatorPage({ params, searchParams }: IndicatorPageProps) {
  const { projectId, indicatorId } = await params;
  const read = readFilter(await searchParams);
  const filter = without(read.filter, "dimension", "theme", "q", "mark");
  const { behind, names } = await loadIndicator(projectId, { indicatorId, filter });
  const followUps = await loadFollowUpsOf(projectId, { origin: { kind: "figure", id: behind.id } });
  return <IndicatorPage {...{ projectId, behind, names, filter, followUps }} ignored={read.ignored} />;
}
