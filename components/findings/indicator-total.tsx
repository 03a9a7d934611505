"use client";

import { useTranslations } from "use-intl";
import { BehindRow } from "@/components/findings/behind/behind-row";
import { IndicatorBehindPart } from "@/components/findings/behind/indicator-behind";
import { Badge } from "@/components/ui/badge";
import { Bar } from "@/components/ui/bar";
import { addressUnder } from "@/lib/findings/address";
import type { IndicatorBehind } from "@/lib/findings/behind";
import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import type { IndicatorTotal } from "@/lib/findings/queries/indicator-totals";

type IndicatorTotalRowProps = {
  projectId: string;
  query: string;
  indicator: IndicatorTotal;
  visited: number;
  sitesUnit: string;
};

/** One indicator: its total or range, its dates, how many sites gave it. Opens to the figure of each site. */
export function IndicatorTotalRow({ projectId, query, indicator, visited, sitesUnit }: IndicatorTotalRowProps) {
  const t = useTranslations("findings.figures");
  const { id, name, unit, total, least, most, sites, conflicts, earliestAsOf, latestAsOf, mixedAsOf } = indicator;
  const mix = mixedDefinitions(indicator);
  return (
    <li>
      <BehindRow<IndicatorBehind>
        id={`indicator-${id}`}
        address={addressUnder(`/api/findings/${projectId}/figures/${id}`, query)}
        page={addressUnder(`/projects/${projectId}/findings/figures/${id}`, query)}
        summary={
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <span className="font-medium">{name}</span>
            <span>
              {total === null ? (
                t("range", { least, most, unit })
              ) : (
                <>
                  {t("total")}{" "}
                  <b className="text-lg font-semibold">{indicator.inexact ? t("about", { total }) : total}</b> {unit}
                </>
              )}
            </span>
            {mix && total !== null && (
              <Badge tone="amber" glyph="!">
                {t(mix)}
              </Badge>
            )}
            {conflicts > 0 && (
              <Badge tone="vermilion" glyph="≠">
                {t("conflicts", { count: conflicts })}
              </Badge>
            )}
          </span>
        }
        aside={
          <>
            <span className="text-sm text-muted sm:w-68 sm:whitespace-nowrap">
              {mixedAsOf
                ? t("asOfMixed", { earliest: earliestAsOf, latest: latestAsOf })
                : t("asOf", { asOf: latestAsOf })}
            </span>
            <Bar value={sites} total={visited} unit={sitesUnit} label={t("of", { sites, visited })} />
          </>
        }
      >
        {(behind) => <IndicatorBehindPart {...{ projectId, query, behind }} />}
      </BehindRow>
    </li>
  );
}
