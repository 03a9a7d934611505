import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import type { IndicatorFigures } from "@/lib/findings/queries/indicator-figures";
import type { LedgerIndicator } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[7em_1fr]">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="max-w-measure">{children}</dd>
    </div>
  );
}

type IndicatorPanelProps = {
  projectId: string;
  filter: LedgerFilter;
  indicator: LedgerIndicator;
  behind: IndicatorFigures;
};

/**
 * One indicator above its figures: its total and how it is made up, which sites have not given it, where figures
 * contradict.
 */
export async function IndicatorPanel({ projectId, filter, indicator, behind }: IndicatorPanelProps) {
  const t = await translator();
  const { name, unit, definition, total, least, most, earliestAsOf, latestAsOf } = indicator;
  const { bySite, missing, conflicts } = behind;
  return (
    <section aria-label={t("indicators.panel.title", { name })} className="mb-5">
      <h2 className="text-lg font-semibold">{unit ? t("indicators.table.unit", { name, unit }) : name}</h2>
      <dl className="mt-2 grid gap-1.5">
        {definition && <Fact term={t("indicators.panel.definition")}>{definition}</Fact>}
        <Fact term={t("indicators.panel.total")}>
          {total === null ? (
            t("indicators.panel.range", { least, most, unit })
          ) : (
            <>
              <b className="text-lg font-semibold">
                {indicator.inexact ? t("findings.figures.about", { total }) : total}
              </b>{" "}
              {unit}
              <span className="ms-3 text-sm text-muted">{t("indicators.panel.of", { sites: bySite.length })}</span>
            </>
          )}
        </Fact>
        <Fact term={t("indicators.panel.asOf")}>
          {indicator.mixedAsOf
            ? t("indicators.table.span", { earliest: earliestAsOf, latest: latestAsOf })
            : latestAsOf}
          {indicator.mixedAsOf && (
            <Badge tone="amber" glyph="!" className="ms-2">
              {t("indicators.table.mixed")}
            </Badge>
          )}
        </Fact>
        <Fact term={t("indicators.panel.missing", { count: missing.length })}>
          {missing.length > 0 ? missing.map((site) => site.name).join("、") : t("indicators.panel.noneMissing")}
        </Fact>
      </dl>
      {indicator.disputed > 0 && (
        <Notice kind="warning" className="mt-3">
          {t("indicators.panel.disputed", { count: indicator.disputed })}
        </Notice>
      )}
      {conflicts.length > 0 && (
        <Notice
          kind="warning"
          className="mt-3"
          title={t("indicators.panel.conflictTitle", { count: conflicts.length })}
          action={
            !filter.conflict && (
              <Link
                href={ledgerHref(projectId, filter, { conflict: "1", verification: null })}
                className={buttonClass({ size: "sm" })}
              >
                {t("indicators.panel.openConflicts")}
              </Link>
            )
          }
        >
          <ul>
            {conflicts.map((conflict) => (
              <li key={`${conflict.siteId} ${conflict.asOf}`}>
                {t("indicators.table.conflict", {
                  site: conflict.siteName,
                  asOf: conflict.asOf,
                  values: conflict.values.join("、"),
                })}
              </li>
            ))}
          </ul>
          {total !== null && <p className="text-sm">{t("indicators.panel.conflictTotal")}</p>}
        </Notice>
      )}
    </section>
  );
}
