import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";
import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import { definitionGroups, timeGroups } from "@/lib/indicators/grid/groups";
import { definitionWords, missingWords, timeWords } from "@/lib/indicators/grid/said-words";
import type { FigureGrid } from "@/lib/indicators/grid/types";
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
  /** The indicator with the base that it is divided by. */
  divided: FigureGrid | null;
};

/**
 * One indicator above its figures: its total and how it is made up, which sites have not given it, where figures
 * contradict.
 */
export async function IndicatorPanel({ projectId, filter, indicator, behind, divided }: IndicatorPanelProps) {
  const t = await translator();
  const { name, unit, definition, total, least, most, earliestAsOf, latestAsOf } = indicator;
  const { bySite, missing, conflicts } = behind;
  const names = new Map([
    ...bySite.map(({ siteId, siteName }) => [siteId, siteName] as const),
    ...missing.map((site) => [site.id, site.name] as const),
  ]);
  const said = { t, nameOf: (id: string) => names.get(id) ?? "" };
  const groups = {
    times: timeGroups(bySite),
    definitions: definitionGroups(bySite),
  };
  const mix = mixedDefinitions(indicator);
  const per = divided?.columns.find(({ id }) => id === indicator.id)?.per;
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
          {mix && (
            <Badge tone="amber" glyph="!" className="ms-2">
              {t(`indicators.grid.${mix}`)}
            </Badge>
          )}
        </Fact>
        {per && divided.base && (
          <Fact term={t("indicators.panel.per", { base: divided.base.name })}>
            {per.total === null ? (
              t("indicators.grid.perNone")
            ) : (
              <>
                <b className="font-semibold">
                  {per.inexact ? t("findings.figures.about", { total: per.total }) : per.total}
                </b>{" "}
                {per.unit}
                <span className="ms-3 text-sm text-muted">
                  {t("indicators.panel.perOf", { sites: per.bySite.size })}
                </span>
              </>
            )}
            {missingWords({ per }, divided.base.name, said).map((line) => (
              <span key={line} className="block text-sm text-muted">
                {line}
              </span>
            ))}
          </Fact>
        )}
        {[
          { key: "times", lines: timeWords(groups, said) },
          { key: "definitions", lines: definitionWords(groups, said) },
        ].map(
          ({ key, lines }) =>
            lines.length > 0 && (
              <Fact key={key} term={t(`indicators.panel.${key === "times" ? "mixedTimes" : "mixedDefinitions"}`)}>
                {lines.map((line) => (
                  <span key={line} className="block text-sm">
                    {line}
                  </span>
                ))}
              </Fact>
            ),
        )}
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
