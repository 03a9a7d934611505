import { ClientMessages } from "@/components/messages/client-messages";
import { SitePages } from "@/components/sites/site-pages";
import { SiteProgressCells } from "@/components/visits/list/site-progress-cells";
import { pageOf, type PageNumber } from "@/lib/paging";
import type { SiteProgress } from "@/lib/visits/data/site-progress";
import { siteStage } from "@/lib/visits/list-filter";

/** What a screen or two holds. */
const cellsOnPage = 120;

type SiteProgressPageProps = {
  projectId: string;
  sites: readonly SiteProgress[];
  page: PageNumber;
  /** The address of another page of the cells. */
  href: (page: PageNumber) => string;
  mayWrite: boolean;
};

/** The cells of one page of sites, with the way to the others. */
export function SiteProgressPage({ projectId, sites, page, href, mayWrite }: SiteProgressPageProps) {
  const shown = pageOf(sites, page, cellsOnPage);
  const cells = shown.rows.map((site) => ({
    id: site.id,
    name: site.name,
    stage: siteStage(site),
    visits: site.draft + site.submitted + site.returned + site.approved,
  }));
  return (
    <ClientMessages nouns={["visits.progress"]}>
      <SiteProgressCells projectId={projectId} sites={cells} mayWrite={mayWrite} />
      <SitePages shown={shown} href={href} />
    </ClientMessages>
  );
}
