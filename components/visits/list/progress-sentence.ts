import type { Translator } from "@/lib/i18n/server";
import type { SiteProgress } from "@/lib/visits/data/site-progress";

/** Each number counts sites, so the later numbers are parts of the earlier ones. A viewer sees approved visits only. */
export function progressSentence(t: Translator, sites: readonly SiteProgress[], mayWrite: boolean): string {
  const having = (has: (site: SiteProgress) => boolean) => sites.filter(has).length;
  const planned = sites.length;
  const approved = having((site) => site.approved > 0);
  if (!mayWrite) return t("visits.progress.summaryReader", { planned, approved });
  const submitted = having((site) => site.submitted > 0 || site.approved > 0);
  const visited = having((site) => site.draft + site.returned + site.submitted + site.approved > 0);
  return t("visits.progress.summary", { planned, visited, submitted, approved });
}
