import type { Metadata } from "next";
import { FollowUpList } from "@/components/followups/follow-up-list";
import { FollowUpPages } from "@/components/followups/follow-up-pages";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { followUpShows, loadFollowUpList } from "@/lib/followups/loaders";
import { translator } from "@/lib/i18n/server";
import { readPageNumber } from "@/lib/paging";
import { id } from "@/lib/text";

type FollowUpsPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("followups.title") };
}

/** 补访: what is still to be asked, and what was answered. */
export default async function FollowUpsPage({ params, searchParams }: FollowUpsPageProps) {
  const { projectId } = await params;
  const asked = await searchParams;
  const show = followUpShows.find((each) => each === asked["show"]) ?? "open";
  const only = id.safeParse(asked["only"]).data;
  const siteId = id.safeParse(asked["site"]).data;
  const number = readPageNumber(asked["page"]);
  const page = number === "all" ? 1 : number;
  const { followUps, total, askers, mayAsk } = await loadFollowUpList(projectId, { show, id: only, siteId, page });
  const t = await translator();
  const home = `/projects/${projectId}/follow-ups`;
  const at = (shown: string) => `${home}?show=${shown}${siteId ? `&site=${siteId}` : ""}`;
  return (
    <>
      <PageHeader
        back={{ href: `/projects/${projectId}`, label: t("frame.nav.overview") }}
        title={t("followups.title")}
        context={t("followups.lead")}
      />
      <nav aria-label={t("followups.show.label")} className="mb-3 flex flex-wrap gap-2">
        {followUpShows.map((each) => (
          <Chip key={each} href={at(each)} selected={only === undefined && show === each}>
            {t(`followups.show.${each}`)}
          </Chip>
        ))}
      </nav>
      {followUps.length === 0 ? (
        <EmptyState icon="check" title={t(`followups.empty.${show}`)}>
          {t("followups.emptyLead")}
        </EmptyState>
      ) : (
        <FollowUpList {...{ projectId, followUps, askers, mayAsk }} />
      )}
      <FollowUpPages {...{ page, total }} href={(to) => `${at(show)}&page=${to}`} />
    </>
  );
}
