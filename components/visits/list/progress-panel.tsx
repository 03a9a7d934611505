import { Disclosure } from "@/components/ui/disclosure";
import { progressSentence } from "@/components/visits/list/progress-sentence";
import { SiteProgressCells } from "@/components/visits/list/site-progress-cells";
import { translator } from "@/lib/i18n/server";
import type { SiteProgress } from "@/lib/visits/data/site-progress";

type ProgressPanelProps = { projectId: string; sites: SiteProgress[]; mayWrite: boolean };

/** The progress of the study, site by site. It can be collapsed. */
export async function ProgressPanel({ projectId, sites, mayWrite }: ProgressPanelProps) {
  const t = await translator();
  return (
    <Disclosure
      open
      summary={<span className="font-medium">{t("visits.progress.title")}</span>}
      aside={<span className="text-sm text-muted">{progressSentence(t, sites, mayWrite)}</span>}
      className="mt-8 border-t"
    >
      <SiteProgressCells projectId={projectId} sites={sites} mayWrite={mayWrite} />
    </Disclosure>
  );
}
