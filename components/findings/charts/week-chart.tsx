import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { CountLink } from "@/components/findings/count-link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { entryChart } from "@/lib/findings/charts/week-chart";
import { weekDays } from "@/lib/findings/charts/weeks";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import { dimensionGlyphs, dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type WeekChartProps = { projectId: string; filter: FindingsFilter; weeks: ChartData["weeks"] };

/** The entries of each week by dimension, as a chart and as a table. */
export async function WeekChart({ projectId, filter, weeks }: WeekChartProps) {
  const t = await translator();
  const named = (key: DimensionKey) => `${dimensionGlyphs[key]} ${t(`vocabulary.dimensionShort.${key}`)}`;
  const names = {
    status: named("status"),
    example: named("example"),
    problem: named("problem"),
    suggestion: named("suggestion"),
  };
  const title = t("findings.charts.weeks");
  const href = (week: string, dimension: DimensionKey | null) =>
    filterHref(`/projects/${projectId}/findings/entries`, filter, { ...weekDays(week, filter), dimension });
  return (
    <ChartFrame
      id="chart-weeks"
      title={title}
      label={t("findings.charts.weeksOf", { count: weeks.length })}
      draw={(width) => entryChart(weeks, names, width)}
    >
      <Table label={t("findings.charts.table", { name: title })}>
        <thead>
          <tr>
            <HeadCell className="max-sm:px-1">{t("findings.charts.week")}</HeadCell>
            {dimensionKeys.map((key) => (
              <HeadCell key={key} numeric className="max-sm:px-1">
                <DimensionLabel dimension={key} label={t(`vocabulary.dimensionShort.${key}`)} size="sm" />
              </HeadCell>
            ))}
            <HeadCell numeric className="max-sm:px-1">
              {t("findings.charts.entries")}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, entries }) => {
            const total = dimensionKeys.reduce((sum, key) => sum + entries[key], 0);
            return (
              <Row key={week}>
                <HeadCell scope="row" className="font-normal max-sm:min-w-[5em] max-sm:px-1 whitespace-nowrap">
                  <time dateTime={week}>{week}</time>
                </HeadCell>
                {dimensionKeys.map((key) => (
                  <Cell key={key} numeric className="max-sm:px-1">
                    <CountLink
                      count={entries[key]}
                      href={href(week, key)}
                      label={t("findings.charts.openWeek", {
                        week,
                        name: t(`vocabulary.dimension.${key}`),
                        count: entries[key],
                      })}
                    />
                  </Cell>
                ))}
                <Cell numeric className="font-semibold max-sm:px-1">
                  <CountLink
                    count={total}
                    href={href(week, null)}
                    label={t("findings.charts.openWeek", { week, name: t("findings.charts.all"), count: total })}
                  />
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
    </ChartFrame>
  );
}
