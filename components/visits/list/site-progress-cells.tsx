"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { siteStages, visitListHref, type SiteStage } from "@/lib/visits/list-filter";

const looks: Record<SiteStage, { glyph: string; colour: string; className: string }> = {
  planned: { glyph: "○", colour: "text-muted", className: "border-dashed border-edge bg-ground" },
  visited: { glyph: "◔", colour: "text-amber", className: "border-line bg-amber-soft" },
  submitted: { glyph: "◐", colour: "text-action", className: "border-line bg-action-soft" },
  approved: { glyph: "✓", colour: "text-green", className: "border-line bg-green-soft" },
};

export interface SiteCell {
  id: string;
  name: string;
  stage: SiteStage;
  visits: number;
}

type SiteProgressCellsProps = { projectId: string; sites: readonly SiteCell[]; mayWrite: boolean };

/**
 * One cell for each site, with a sign and a word as well as a colour. A cell links to its visits, or to a new first
 * visit. The common classes are the list's, because they would be repeated for every site.
 */
export function SiteProgressCells({ projectId, sites, mayWrite }: SiteProgressCellsProps) {
  const t = useTranslations("visits.progress");
  const cell = ({ id, name, stage, visits }: SiteCell) => {
    const { glyph, colour, className } = looks[stage];
    const label = t("openSite", { name, stage: t(`stage.${stage}`), count: visits });
    const inside = (
      <>
        <i aria-hidden className={colour}>
          {glyph}
        </i>
        <b>{name}</b>
      </>
    );
    if (stage === "planned" && !mayWrite) {
      return (
        <span className={className}>
          {inside}
          <span className="sr-only">{t("stage.planned")}</span>
        </span>
      );
    }
    const planned = stage === "planned";
    return (
      <Link
        href={planned ? `/projects/${projectId}/visits/new?site=${id}` : visitListHref(projectId, { site: id })}
        prefetch={false}
        aria-label={planned ? `${label}；${t("startAt", { name })}` : label}
        className={className}
      >
        {inside}
      </Link>
    );
  };
  return (
    <div>
      <ul
        aria-label={t("list")}
        className={classNames(
          "grid grid-cols-2 gap-1.5 sm:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]",
          "[&>li>*]:flex [&>li>*]:min-h-9 [&>li>*]:items-center [&>li>*]:gap-1.5 [&>li>*]:rounded-sm [&>li>*]:border",
          "[&>li>*]:px-2 [&>li>*]:text-sm [&>li>*]:no-underline [&>li>a:hover]:border-action pointer-coarse:[&>li>*]:min-h-11",
          "[&_b]:min-w-0 [&_b]:truncate [&_b]:font-normal [&_b]:text-ink [&_i]:not-italic",
        )}
      >
        {sites.map((site) => (
          <li key={site.id}>{cell(site)}</li>
        ))}
      </ul>
      <p className="mt-2 flex flex-wrap gap-x-4 text-sm text-muted">
        {siteStages.map((stage) => (
          <span key={stage}>
            <span aria-hidden>{looks[stage].glyph}</span> {t(`stage.${stage}`)}
          </span>
        ))}
      </p>
    </div>
  );
}
