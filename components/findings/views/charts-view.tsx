import { ThemeChartFigure } from "@/components/findings/charts/theme-chart";
import { WeekChartFigure } from "@/components/findings/charts/week-chart";
import { FindingsHeader } from "@/components/findings/findings-header";
import { NothingFound } from "@/components/findings/nothing-found";
import { without, type ReadFilter } from "@/lib/findings/filter-address";
import { loadCharts } from "@/lib/findings/loaders";

export async function ChartsView({ projectId, filter, ignored }: ReadFilter & { projectId: string }) {
  const charts = await loadCharts(projectId, filter);
  const { figures, sites, maySeeUnapproved, visited, commonFrom } = charts;
  const drawn = charts.dimensions.filter(({ themes }) => themes.length > 0);
  const counted = without(filter, "dimension", "theme", "q", "mark");
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, figures, sites, maySeeUnapproved }} view="charts" />
      {figures.entries === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <>
          {drawn.map((group) => (
            <ThemeChartFigure key={group.dimension} {...{ projectId, group, visited, commonFrom }} filter={counted} />
          ))}
          <WeekChartFigure projectId={projectId} filter={counted} weeks={charts.weeks} />
        </>
      )}
    </>
  );
}
