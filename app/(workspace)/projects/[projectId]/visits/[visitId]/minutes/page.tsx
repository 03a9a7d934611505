import type { Metadata } from "next";
import { MinutesHeader } from "@/components/visits/minutes/minutes-header";
import { MinutesPaper } from "@/components/visits/minutes/minutes-paper";
import { translator } from "@/lib/i18n/server";
import { loadMinutes } from "@/lib/visits/loaders";
import { fitMinutes } from "@/lib/visits/minutes/fit";

type MinutesPageProps = { params: Promise<{ projectId: string; visitId: string }> };

export async function generateMetadata({ params }: MinutesPageProps): Promise<Metadata> {
  const { projectId, visitId } = await params;
  // Browsers offer the page's title as the name of a printed file.
  return { title: (await loadMinutes(projectId, visitId)).model.fileName };
}

export default async function MinutesPage({ params }: MinutesPageProps) {
  const { projectId, visitId } = await params;
  const { visit, model, missing } = await loadMinutes(projectId, visitId);
  const fit = fitMinutes(model);
  const t = await translator();
  return (
    <>
      <MinutesHeader projectId={projectId} visitId={visit.id} site={visit.site.name} onePage={fit.onePage} />
      <MinutesPaper {...{ projectId, model, fit, missing }} label={t("minutes.page.paper")} />
    </>
  );
}
