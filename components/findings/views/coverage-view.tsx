import { CoverageMatrix } from "@/components/findings/coverage-matrix";
import { FollowUpsHere } from "@/components/followups/follow-ups-here";
import { FindingsHeader } from "@/components/findings/findings-header";
import { NothingFound } from "@/components/findings/nothing-found";
import { without, type ReadFilter } from "@/lib/findings/filter-address";
import { loadFollowUpsOf } from "@/lib/followups/loaders";
import { loadCoverage } from "@/lib/findings/loaders";
import type { PageNumber } from "@/lib/paging";

export async function CoverageView({
  projectId,
  filter,
  ignored,
  page,
}: ReadFilter & { projectId: string; page: PageNumber }) {
  const counted = without(filter, "dimension", "theme", "q", "mark");
  const followUps = await loadFollowUpsOf(projectId, { origin: { kind: "gap" } });
  const { rows, counts, sites, maySeeUnapproved, mayWrite } = await loadCoverage(projectId, filter);
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, counts, sites, maySeeUnapproved }} view="coverage" />
      {rows.length === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <CoverageMatrix {...{ projectId, page, rows, mayWrite }} filter={counted} />
      )}
      <FollowUpsHere projectId={projectId} found={followUps} />
    </>
  );
}
