import { DimensionChoice } from "@/components/findings/dimension-choice";
import { FindingsHeader } from "@/components/findings/findings-header";
import { NothingFound } from "@/components/findings/nothing-found";
import { ThemeFindingsList } from "@/components/findings/theme-findings";
import { without, type ReadFilter } from "@/lib/findings/filter-address";
import { loadThemeFindings } from "@/lib/findings/loaders";

export async function ThemesView({ projectId, filter, ignored }: ReadFilter & { projectId: string }) {
  const findings = await loadThemeFindings(projectId, filter);
  const { counts, sites, maySeeUnapproved } = findings;
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, counts, sites, maySeeUnapproved }} view="themes" />
      {counts.visits === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <>
          <DimensionChoice projectId={projectId} filter={filter} />
          <ThemeFindingsList {...{ projectId, findings }} filter={without(filter, "theme", "q", "mark")} />
        </>
      )}
    </>
  );
}
