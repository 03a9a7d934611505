import { Disclosure } from "@/components/ui/disclosure";
import { SiteProgressCells } from "@/components/visits/list/site-progress-cells";
import { translator } from "@/lib/i18n/server";
import type { SiteProgress } from "@/lib/visits/data/site-progress";

type ProgressPanelProps = { projectId: string; sites: SiteProgress[]; mayWrite: boolean };

/** How far the study has come, site by site; folded away on demand. Each number is of sites, so the later ones are parts of the earlier. */
export async function ProgressPanel({ projectId, sites, mayWrite }: ProgressPanelProps) {
  const t = await translator();
  const having = (has: (site: SiteProgress) => boolean) => sites.filter(has).length;
  const planned = sites.length;
  const approved = having((site) => site.approved > 0);
  const submitted = having((site) => site.submitted > 0 || site.approved > 0);
  const visited = having((site) => site.draft + site.returned + site.submitted + site.approved > 0);
  const summary = mayWrite
    ? t("visits.progress.summary", { planned, visited, submitted, approved })
    : t("visits.progress.summaryReader", { planned, approved });
  return (
    <Disclosure open summary={<span className="font-medium">{t("visits.progress.title")}</span>} aside={<span className="text-sm text-muted">{summary}</span>} className="mb-6">
      <SiteProgressCells projectId={projectId} sites={sites} mayWrite={mayWrite} />
    </Disclosure>
  );
}
