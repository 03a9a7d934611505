import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { DecidedNotice } from "@/components/visits/detail/decided-notice";
import { DeviceDrafts } from "@/components/visits/list/device-drafts";
import { ProgressPanel } from "@/components/visits/list/progress-panel";
import { SeveralVisits } from "@/components/visits/list/several/several-visits";
import { selectable } from "@/components/visits/list/several/selectable";
import { VisitFilter } from "@/components/visits/list/visit-filter";
import { VisitList } from "@/components/visits/list/visit-list";
import { VisitListHeader } from "@/components/visits/list/visit-list-header";
import { translator } from "@/lib/i18n/server";
import { readPageNumber } from "@/lib/paging";
import { readVisitListFilter } from "@/lib/visits/list-filter";
import { loadSiteParameter } from "@/lib/sites/loaders";
import { loadVisitList } from "@/lib/visits/loaders";

type VisitsPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("visits.list.title") };
}

export default async function VisitsPage({ params, searchParams }: VisitsPageProps) {
  const { projectId } = await params;
  const asked = await loadSiteParameter(projectId, await searchParams);
  const { filter, ignored } = readVisitListFilter(asked);
  const page = typeof asked.page === "string" && /^[1-9]\d{0,5}$/.test(asked.page) ? Number(asked.page) : 1;
  const list = await loadVisitList(projectId, { filter, page });
  const { total, visits, progress, sites, recorders, states, mayWrite, maySetUp } = list;
  return (
    <ClientMessages nouns={["visits", "vocabulary", "errors"]}>
      {list.mayReview && <DecidedNotice left={list.toReview} />}
      <VisitListHeader {...{ projectId, total, filter, ignored, mayWrite }} />
      {mayWrite && <DeviceDrafts userId={list.userId} projectId={projectId} />}
      {(total > 0 || Object.keys(filter).length > 0) && (
        <VisitFilter {...{ projectId, filter, sites, recorders, states }} />
      )}
      <SeveralVisits
        key={JSON.stringify({ filter, page })}
        {...{ projectId, userId: list.userId }}
        visits={selectable(visits)}
        preselect={Boolean(filter.only ?? filter.imported)}
      >
        <VisitList {...{ projectId, total, visits, filter, page, mayWrite, maySetUp }} hasSites={progress.length > 0} />
      </SeveralVisits>
      {progress.length > 0 && (
        <ProgressPanel
          {...{ projectId, filter, page, mayWrite }}
          sites={progress}
          sitePage={readPageNumber(asked.sites)}
        />
      )}
    </ClientMessages>
  );
}
