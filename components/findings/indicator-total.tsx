import Link from "next/link";
import { IndicatorSites } from "@/components/findings/indicator-sites";
import { Badge } from "@/components/ui/badge";
import { Bar } from "@/components/ui/bar";
import { Disclosure } from "@/components/ui/disclosure";
import { filterHref } from "@/lib/findings/filter-address";
import type { FigureTotal } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type IndicatorTotalRowProps = { projectId: string; filter: FindingsFilter; indicator: FigureTotal; visited: number };

/** One indicator: its total or range, its dates, how many sites gave it. Opens to the figure of each site. */
export async function IndicatorTotalRow({ projectId, filter, indicator, visited }: IndicatorTotalRowProps) {
  const t = await translator();
  const { id, name, unit, total, least, most, bySite, conflicts, missing, earliestAsOf, latestAsOf, mixedAsOf } =
    indicator;
  const given = t("findings.figures.of", { sites: bySite.length, visited });
  const ledger = (more: Record<string, string>) =>
    filterHref(`/projects/${projectId}/indicators`, filter, {}, { indicator: id, ...more });
  const asOf = mixedAsOf
    ? t("findings.figures.asOfMixed", { earliest: earliestAsOf, latest: latestAsOf })
    : t("findings.figures.asOf", { asOf: latestAsOf });
  return (
    <li>
      <Disclosure
        id={`indicator-${id}`}
        summary={
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <span className="font-medium">{name}</span>
            <span>
              {total === null ? (
                t("findings.figures.range", { least, most, unit })
              ) : (
                <>
                  {t("findings.figures.total")}{" "}
                  <b className="text-lg font-semibold">
                    {indicator.inexact ? t("findings.figures.about", { total }) : total}
                  </b>{" "}
                  {unit}
                </>
              )}
            </span>
            {conflicts.length > 0 && (
              <Badge tone="vermilion" glyph="≠">
                {t("findings.figures.conflicts", { count: conflicts.length })}
              </Badge>
            )}
          </span>
        }
        aside={
          <>
            <span className="text-sm text-muted sm:w-68 sm:whitespace-nowrap">{asOf}</span>
            <Bar value={bySite.length} total={visited} unit={t("frame.sitesUnit")} label={given} />
          </>
        }
      >
        {indicator.definition && (
          <p className="max-w-measure text-sm text-muted">
            {t("findings.figures.definition", { text: indicator.definition })}
          </p>
        )}
        {total === null && <p className="text-sm text-muted">{t("findings.figures.noTotal")}</p>}
        {conflicts.length > 0 && (
          <ul aria-label={t("findings.figures.conflicts", { count: conflicts.length })} className="mt-1">
            {conflicts.map((conflict) => (
              <li key={`${conflict.siteId} ${conflict.asOf}`}>
                <Link
                  href={ledger({ site: conflict.siteId, conflict: "1" })}
                  prefetch={false}
                  className="text-vermilion underline underline-offset-4"
                >
                  <span aria-hidden>≠ </span>
                  {t("findings.figures.conflict", {
                    site: conflict.siteName,
                    asOf: conflict.asOf,
                    values: conflict.values.map((value) => `${value}${unit}`).join("、"),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <IndicatorSites name={name} unit={unit} bySite={bySite} hrefOf={(site) => ledger({ site })} />
        {missing.length > 0 && (
          <p className="mt-3 max-w-measure text-sm text-muted">
            {t("findings.figures.missing", {
              count: missing.length,
              names: missing.map((site) => site.name).join("、"),
            })}
          </p>
        )}
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          <Link href={ledger({})} prefetch={false} className="text-action underline underline-offset-4">
            {t("findings.figures.figures", { count: indicator.figures })}
          </Link>
          {indicator.unverified > 0 && (
            <span className="text-sm text-muted">
              {t("findings.figures.unverified", { count: indicator.unverified })}
            </span>
          )}
          {indicator.disputed > 0 && (
            <span className="text-sm text-vermilion">
              {t("findings.figures.disputed", { count: indicator.disputed })}
            </span>
          )}
        </p>
      </Disclosure>
    </li>
  );
}
