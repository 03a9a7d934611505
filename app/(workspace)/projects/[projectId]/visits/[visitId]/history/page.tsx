import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { HistorySteps } from "@/components/visits/history/history-steps";
import { translator } from "@/lib/i18n/server";
import { loadVisitHistory } from "@/lib/visits/loaders";

type HistoryPageProps = { params: Promise<{ projectId: string; visitId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("visits.history.title") };
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  const { projectId, visitId } = await params;
  const { visit, history } = await loadVisitHistory(projectId, visitId);
  const t = await translator();
  return (
    <>
      <PageHeader
        title={t("visits.history.title")}
        context={t("visits.history.of", { site: visit.site.name, date: visit.visitedOn })}
        back={{ href: `/projects/${projectId}/visits/${visit.id}`, label: t("visits.history.back") }}
      />
      <HistorySteps history={history} />
    </>
  );
}
