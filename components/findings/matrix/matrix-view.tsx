import { DimensionChoice } from "@/components/findings/dimension-choice";
import { FindingsHeader } from "@/components/findings/findings-header";
import { LayoutBar } from "@/components/findings/matrix/layout-bar";
import { MatrixTable } from "@/components/findings/matrix/matrix-table";
import { NothingFound } from "@/components/findings/nothing-found";
import { ClientMessages } from "@/components/messages/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { without, type ReadFilter } from "@/lib/findings/filter-address";
import { layoutParameters, matrixQuery, type MatrixChoices } from "@/lib/findings/matrix/choices";
import { matrixLimits } from "@/lib/findings/matrix/limits";
import type { LoadedMatrix } from "@/lib/findings/loaders";
import { translator } from "@/lib/i18n/server";

type MatrixViewProps = ReadFilter & { projectId: string; choices: MatrixChoices; matrix: LoadedMatrix };

/** Sites × themes of one dimension, or × dimensions, to read across. */
export async function MatrixView({ projectId, filter: asked, ignored, choices, matrix }: MatrixViewProps) {
  const t = await translator();
  const filter = without(asked, "theme", "mark");
  const { counts, sites, maySeeUnapproved, rows, columns, first, numbers } = matrix;
  const layout = { ...layoutParameters(choices), q: filter.q };
  const base = `/projects/${projectId}/findings/matrix`;
  const turned = choices.pair !== null && rows.length === 2;
  const { firstRows, firstColumns } = matrixLimits;
  return (
    <>
      <FindingsHeader {...{ projectId, filter, ignored, counts, sites, maySeeUnapproved, layout }} view="matrix" />
      {counts.visits === 0 ? (
        <NothingFound projectId={projectId} filter={filter} />
      ) : (
        <ClientMessages nouns={["matrix", "vocabulary.siteKind", "vocabulary.dimension"]}>
          <DimensionChoice base={base} extra={layoutParameters(choices)} filter={filter} />
          <LayoutBar {...{ projectId, filter, choices, matrix }} />
          {rows.length === 0 || columns.length === 0 ? (
            <EmptyState title={t("matrix.emptyTitle")} icon="search">
              {t(columns.length === 0 ? "matrix.emptyColumns" : "matrix.emptyRows")}
            </EmptyState>
          ) : (
            <MatrixTable
              key={matrixQuery({ filter, choices })}
              {...{ projectId, turned, rows, columns }}
              label={t("matrix.title")}
              query={matrixQuery({ filter, choices: null })}
              address={matrixQuery({ filter, choices })}
              dimension={filter.dimension}
              first={{ cells: first, sites: turned ? 2 : firstRows, columns: turned ? firstRows : firstColumns }}
              numbers={numbers}
            />
          )}
        </ClientMessages>
      )}
    </>
  );
}
