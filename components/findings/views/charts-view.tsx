import { ThemeChart } from "@/components/findings/charts/theme-chart";
import { HeatChart } from "@/components/findings/charts/heat-chart";
import { FreshChart } from "@/components/findings/charts/fresh-chart";
import { WeekChart } from "@/components/findings/charts/week-chart";
import { WhereNext } from "@/components/findings/charts/where-next";
import { FindingsHeader } from "@/components/findings/findings-header";
import { ClientMessages } from "@/components/messages/client-messages";
import { NothingFound } from "@/components/findings/nothing-found";
import { without, type ReadFilter } from "@/lib/findings/filter-address";
import { loadCharts } from "@/lib/findings/loaders";

export async function ChartsView({ projectId, filter, ignored }: ReadFilter & { projectId: string }) {
  const charts = await loadCharts(projectId, filter);
  const { counts, sites, maySeeUnapproved, visited } = charts;
  const drawn = charts.dimensions.filter(({ themes }) => themes.length > 0);
  const counted = without(filter, "dimension", "theme", "q", "mark");
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, counts, sites, maySeeUnapproved }} view="charts" />
      {counts.entries === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <ClientMessages
          nouns={["findings.charts", "vocabulary.dimension", "vocabulary.dimensionShort", "vocabulary.siteKind"]}
        >
          <HeatChart projectId={projectId} filter={counted} heat={charts.heat} />
          {drawn.map((group) => (
            <ThemeChart key={group.dimension} {...{ projectId, group, visited }} filter={counted} />
          ))}
          <WeekChart projectId={projectId} filter={counted} weeks={charts.weeks} />
          <FreshChart {...{ projectId }} filter={counted} fresh={charts.fresh} visits={counts.visits} />
        </ClientMessages>
      )}
      <WhereNext {...{ projectId }} filter={counted} next={charts.next} />
    </>
  );
}
