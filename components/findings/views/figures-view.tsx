import { IndicatorTotals } from "@/components/findings/indicator-totals";
import { FindingsHeader } from "@/components/findings/findings-header";
import { NothingFound } from "@/components/findings/nothing-found";
import { filterHref, without, type ReadFilter } from "@/lib/findings/filter-address";
import { loadIndicatorTotals } from "@/lib/findings/loaders";

export async function FiguresView({ projectId, filter, ignored }: ReadFilter & { projectId: string }) {
  const counted = without(filter, "dimension", "theme", "q", "mark");
  const { indicators, visited, counts, sites, maySeeUnapproved } = await loadIndicatorTotals(projectId, counted);
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, counts, sites, maySeeUnapproved }} view="figures" />
      {counts.visits === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <IndicatorTotals {...{ projectId, indicators, visited }} query={filterHref("", counted).slice(1)} />
      )}
    </>
  );
}
