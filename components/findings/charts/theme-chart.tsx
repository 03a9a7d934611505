import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { ThemeNumbers } from "@/components/findings/charts/theme-numbers";
import { OtherThemes } from "@/components/findings/other-themes";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { themeChartHeight } from "@/lib/findings/charts/theme-chart";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type ThemeChartProps = {
  projectId: string;
  filter: FindingsFilter;
  group: ChartData["dimensions"][number];
  visited: number;
};

/** The themes of one dimension: bars by kind of site, and the same numbers as a table that links to the entries. */
export async function ThemeChart({ projectId, filter, group, visited }: ThemeChartProps) {
  const t = await translator();
  const { dimension, themes, kinds, total } = group;
  const name = t(`vocabulary.dimension.${dimension}`);
  const query = filterHref("", filter).slice(1);
  return (
    <ChartFrame
      {...{ projectId, query }}
      chart={dimension}
      title={
        <>
          <DimensionLabel dimension={dimension} label={name} size="lg" />
          <span className="ms-3 text-sm font-normal text-muted">{t("findings.charts.bySites", { visited })}</span>
        </>
      }
      label={t("findings.charts.themes", { dimension: name, count: themes.length })}
      height={themeChartHeight(themes.length)}
    >
      <ThemeNumbers
        {...{ projectId, query, dimension, kinds }}
        themes={themes.map(({ id, name: own, support, byKind }) => ({ id, name: own, support, byKind }))}
      />
      {total > themes.length && (
        <p>
          <OtherThemes {...{ projectId, filter, dimension, total }} shown={themes.length} />
        </p>
      )}
    </ChartFrame>
  );
}
