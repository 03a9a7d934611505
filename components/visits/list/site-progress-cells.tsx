import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { translator } from "@/lib/i18n/server";
import type { SiteProgress } from "@/lib/visits/data/site-progress";
import { siteStage, siteStages, visitListHref, type SiteStage } from "@/lib/visits/list-filter";

const looks: Record<SiteStage, { glyph: string; className: string }> = {
  planned: { glyph: "○", className: "border-dashed border-edge bg-ground text-muted" },
  visited: { glyph: "◔", className: "border-line bg-amber-soft text-amber" },
  submitted: { glyph: "◐", className: "border-line bg-action-soft text-action" },
  approved: { glyph: "✓", className: "border-line bg-green-soft text-green" },
};

type SiteProgressCellsProps = { projectId: string; sites: SiteProgress[]; mayWrite: boolean };

const visitsOf = (site: SiteProgress) => site.draft + site.submitted + site.returned + site.approved;

/**
 * One cell for each site, with a sign and a word as well as a colour. A cell links to its visits, or to a new first
 * visit.
 */
export async function SiteProgressCells({ projectId, sites, mayWrite }: SiteProgressCellsProps) {
  const t = await translator();
  return (
    <div>
      <ul
        aria-label={t("visits.progress.list")}
        className="grid grid-cols-2 gap-1.5 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]"
      >
        {sites.map((site) => {
          const stage = siteStage(site);
          const look = looks[stage];
          const inside = (
            <>
              <span aria-hidden className={look.className.split(" ").at(-1)}>
                {look.glyph}
              </span>
              <span className="min-w-0 truncate text-ink">{site.name}</span>
            </>
          );
          const className = classNames(
            "flex min-h-9 items-center gap-1.5 rounded-sm border px-2 text-sm no-underline hover:border-action pointer-coarse:min-h-11",
            look.className,
          );
          const label = t("visits.progress.openSite", {
            name: site.name,
            stage: t(`visits.progress.stage.${stage}`),
            count: visitsOf(site),
          });
          if (stage !== "planned") {
            return (
              <li key={site.id}>
                <Link href={visitListHref(projectId, { site: site.id })} aria-label={label} className={className}>
                  {inside}
                </Link>
              </li>
            );
          }
          return (
            <li key={site.id}>
              {mayWrite ? (
                <Link
                  href={`/projects/${projectId}/visits/new?site=${site.id}`}
                  aria-label={`${label}；${t("visits.progress.startAt", { name: site.name })}`}
                  className={className}
                >
                  {inside}
                </Link>
              ) : (
                <span className={className}>
                  {inside}
                  <span className="sr-only">{t("visits.progress.stage.planned")}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-2 flex flex-wrap gap-x-4 text-sm text-muted">
        {siteStages.map((stage) => (
          <span key={stage}>
            <span aria-hidden>{looks[stage].glyph}</span> {t(`visits.progress.stage.${stage}`)}
          </span>
        ))}
      </p>
    </div>
  );
}
