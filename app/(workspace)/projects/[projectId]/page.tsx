import type { Metadata } from "next";
import Link from "next/link";
import { OverviewPanels } from "@/components/findings/overview/overview-panels";
import { StartSteps } from "@/components/findings/overview/start-steps";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { loadOverview } from "@/lib/findings/loaders";
import { translator } from "@/lib/i18n/server";
import { readPageNumber } from "@/lib/paging";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("findings.overview.title") };
}

type OverviewPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ sites?: string | string[] }>;
};

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const { projectId } = await params;
  const sitePage = readPageNumber((await searchParams).sites);
  const overview = await loadOverview(projectId);
  const { counts, progress, mayWrite, maySetUp } = overview;
  const t = await translator();
  return (
    <>
      <PageHeader
        title={t("findings.overview.title")}
        context={t("findings.overview.context", {
          visits: counts.visits,
          sites: counts.visitedSites,
          planned: counts.plannedSites,
          entries: counts.entries,
          figures: counts.figures,
        })}
        actions={
          mayWrite &&
          progress.length > 0 && (
            <Link href={`/projects/${projectId}/visits/new`} className={buttonClass({ variant: "primary" })}>
              {t("visits.list.new")}
            </Link>
          )
        }
      />
      {progress.length === 0 ? (
        <StartSteps {...{ projectId, maySetUp }} />
      ) : (
        <OverviewPanels {...{ projectId, overview, sitePage }} />
      )}
    </>
  );
}
