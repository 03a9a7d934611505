import type { ComponentProps } from "react";
import { FollowUpsHere } from "@/components/followups/follow-ups-here";
import { BehindHeader } from "@/components/findings/behind/behind-header";
import { IndicatorBehindPart } from "@/components/findings/behind/indicator-behind";
import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { figureBarsOf, mostFigureBars } from "@/lib/findings/charts/figure-bars";
import { figureChartHeight } from "@/lib/findings/charts/figure-chart";
import { chartWidths } from "@/lib/findings/charts/read-charts";
import type { FilterNames } from "@/lib/findings/filter-words";
import { ClientMessages } from "@/components/messages/client-messages";
import type { IndicatorBehind } from "@/lib/findings/behind";
import { Badge } from "@/components/ui/badge";
import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import { filterHref, type ReadFilter } from "@/lib/findings/filter-address";
import { translator } from "@/lib/i18n/server";

type IndicatorPageProps = ReadFilter & {
  projectId: string;
  behind: IndicatorBehind;
  names: FilterNames;
  followUps: ComponentProps<typeof FollowUpsHere>["found"];
};

export async function IndicatorPage({ projectId, filter, ignored, behind, names, followUps }: IndicatorPageProps) {
  const t = await translator();
  const { name, unit, total, least, most, sites, visited } = behind;
  const query = filterHref("", filter).slice(1);
  const bars = figureBarsOf(behind, t);
  const mix = mixedDefinitions(behind);
  return (
    <>
      <BehindHeader
        {...{ filter, ignored, names }}
        title={name}
        back={filterHref(`/projects/${projectId}/findings`, filter, {}, { view: "figures" })}
      />
      <p className="mb-3">
        {total === null ? (
          t("findings.figures.range", { least, most, unit })
        ) : (
          <>
            {t("findings.figures.total")}{" "}
            <b className="text-lg font-semibold">{behind.inexact ? t("findings.figures.about", { total }) : total}</b>{" "}
            {unit}
          </>
        )}
        {mix && total !== null && (
          <Badge tone="amber" glyph="!" className="ms-3">
            {t(`findings.figures.${mix}`)}
          </Badge>
        )}
        <span className="ms-4 text-sm text-muted">{t("findings.figures.of", { sites, visited })}</span>
      </p>
      <ChartFrame
        {...{ projectId, query }}
        chart={behind.id}
        title={t("findings.charts.figures.title", { name })}
        label={t("findings.charts.figures.label", { name, count: Math.min(sites, mostFigureBars) })}
        height={figureChartHeight(bars, chartWidths.wide)}
        narrowHeight={figureChartHeight(bars, chartWidths.narrow)}
      >
        <div>
          <ClientMessages nouns={["findings", "followups.button", "followups.buttonOf"]}>
            <IndicatorBehindPart {...{ projectId, behind }} query={query} mayAsk={followUps !== null} />
          </ClientMessages>
        </div>
      </ChartFrame>
      <FollowUpsHere {...{ projectId }} found={followUps} />
    </>
  );
}
