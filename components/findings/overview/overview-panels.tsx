import type { ReactNode } from "react";
import Link from "next/link";
import { FollowUpPanel } from "@/components/findings/overview/follow-up-panel";
import { GapList } from "@/components/findings/overview/gap-list";
import { HeardPanel } from "@/components/findings/overview/heard-panel";
import { SiteProgressPage } from "@/components/visits/list/site-progress-page";
import { progressSentence } from "@/components/visits/list/progress-sentence";
import { classNames } from "@/components/ui/class-names";
import { WaitingList } from "@/components/visits/list/waiting-list";
import { translator } from "@/lib/i18n/server";
import type { Overview } from "@/lib/findings/loaders";
import type { PageNumber } from "@/lib/paging";
import { waitingKinds } from "@/lib/visits/list-filter";

function Panel({ id, title, aside, children }: { id: string; title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2
        id={id}
        className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 border-b border-edge pb-1 text-lg font-semibold"
      >
        {title}
        {aside && <span className="text-sm font-normal text-muted">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}

/** The three questions of the overview. */
export async function OverviewPanels({
  projectId,
  overview,
  sitePage,
}: {
  projectId: string;
  overview: Overview;
  /** Which page of the sites. */
  sitePage: PageNumber;
}) {
  const t = await translator();
  const sitesAt = (page: PageNumber) => `/projects/${projectId}?sites=${page}#overview-where`;
  const { waiting, followUps, progress, gaps, mayWrite } = overview;
  const asking = (["mine", "left"] as const).filter((whose) => followUps[whose].total > 0);
  const waits = waitingKinds.filter((what) => waiting[what].total > 0);
  return (
    <div className="grid gap-10">
      {waits.length + asking.length > 0 && (
        <div className={classNames("grid gap-10", waits.length + asking.length > 1 && "lg:grid-cols-2")}>
          {waits.map((what) => (
            <Panel key={what} id={`overview-${what}`} title={t(`visits.waiting.${what}`)}>
              <WaitingList projectId={projectId} what={what} {...waiting[what]} />
            </Panel>
          ))}
          {asking.map((whose) => (
            <Panel key={whose} id={`overview-${whose}`} title={t(`followups.todo.${whose}`)}>
              <FollowUpPanel
                projectId={projectId}
                {...followUps[whose]}
                all={`/projects/${projectId}/follow-ups?show=${whose === "mine" ? "mine" : "open"}`}
              />
            </Panel>
          ))}
        </div>
      )}
      <Panel id="overview-where" title={t("findings.overview.where")} aside={progressSentence(t, progress, mayWrite)}>
        <SiteProgressPage {...{ projectId, mayWrite }} sites={progress} page={sitePage} href={sitesAt} />
      </Panel>
      <div className="grid gap-10 xl:grid-cols-[1.6fr_1fr]">
        <Panel id="overview-heard" title={t("findings.overview.heard")}>
          <HeardPanel projectId={projectId} overview={overview} />
        </Panel>
        {mayWrite && (
          <Panel id="overview-missing" title={t("findings.overview.missing")}>
            <GapList gaps={gaps} />
            <p className="mt-3">
              <Link href={`/projects/${projectId}/follow-ups`} prefetch={false} className="touch-link">
                {t("followups.list")}
              </Link>
            </p>
          </Panel>
        )}
      </div>
    </div>
  );
}
