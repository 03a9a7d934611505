import { ClientMessages } from "@/components/messages/client-messages";
import { DimensionChoice } from "@/components/findings/dimension-choice";
import { FindingsHeader } from "@/components/findings/findings-header";
import { NothingFound } from "@/components/findings/nothing-found";
import { ThemeFindingsList } from "@/components/findings/theme-findings";
import { without, type ReadFilter } from "@/lib/findings/filter-address";
import { loadThemeFindings } from "@/lib/findings/loaders";

export async function ThemesView({
  projectId,
  filter,
  ignored,
  page,
}: ReadFilter & { projectId: string; page: number }) {
  const findings = await loadThemeFindings(projectId, { filter, page });
  const { counts, sites, maySeeUnapproved } = findings;
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, counts, sites, maySeeUnapproved }} view="themes" />
      {counts.visits === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <ClientMessages nouns={["findings", "vocabulary"]}>
          <DimensionChoice base={`/projects/${projectId}/findings`} filter={filter} />
          <ThemeFindingsList {...{ projectId, page, findings }} filter={without(filter, "theme", "q", "mark")} />
        </ClientMessages>
      )}
    </>
  );
}
