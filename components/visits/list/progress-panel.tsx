import { Disclosure } from "@/components/ui/disclosure";
import { progressSentence } from "@/components/visits/list/progress-sentence";
import { SiteProgressPage } from "@/components/visits/list/site-progress-page";
import { translator } from "@/lib/i18n/server";
import type { PageNumber } from "@/lib/paging";
import type { SiteProgress } from "@/lib/visits/data/site-progress";
import { visitListHref, type VisitListFilter } from "@/lib/visits/list-filter";

type ProgressPanelProps = {
  projectId: string;
  sites: SiteProgress[];
  /** The filter and page of the list above, which stay as they are. */
  filter: VisitListFilter;
  page: number;
  /** Which page of the sites. */
  sitePage: PageNumber;
  mayWrite: boolean;
};

/** The progress of the study, site by site. It can be collapsed. */
export async function ProgressPanel({ projectId, sites, filter, page, sitePage, mayWrite }: ProgressPanelProps) {
  const t = await translator();
  const href = (asked: PageNumber) => `${visitListHref(projectId, filter, page, { sites: String(asked) })}#progress`;
  return (
    <Disclosure
      open
      id="progress"
      summary={<span className="font-medium">{t("visits.progress.title")}</span>}
      aside={<span className="text-sm text-muted">{progressSentence(t, sites, mayWrite)}</span>}
      className="mt-8 border-t"
    >
      <SiteProgressPage {...{ projectId, sites, href, mayWrite }} page={sitePage} />
    </Disclosure>
  );
}
