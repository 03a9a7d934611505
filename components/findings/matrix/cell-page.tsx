import type { ComponentProps } from "react";
import { EntryPages } from "@/components/findings/entry-pages";
import { conditions } from "@/lib/findings/filter-words";
import { FoundEntries } from "@/components/findings/found-entry";
import { SummaryPanel } from "@/components/findings/matrix/summary-panel";
import { ClientMessages } from "@/components/messages/client-messages";
import { FollowUpButton } from "@/components/followups/follow-up-button";
import { FollowUpsHere } from "@/components/followups/follow-ups-here";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { WorkbookLink } from "@/components/ui/table-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { filterHref, without, type ReadFilter } from "@/lib/findings/filter-address";
import { matrixHref, matrixQuery, type MatrixChoices } from "@/lib/findings/matrix/choices";
import type { LoadedCell } from "@/lib/findings/matrix/load-cell";
import { entryPageSize } from "@/lib/findings/loaders";
import { translator } from "@/lib/i18n/server";

type CellPageProps = ReadFilter & {
  projectId: string;
  page: number;
  choices: MatrixChoices;
  cell: LoadedCell;
  /** The questions that were asked from this cell. */
  followUps: ComponentProps<typeof FollowUpsHere>["found"];
};

export async function CellPage({ projectId, filter, ignored, page, choices, cell, followUps }: CellPageProps) {
  const t = await translator();
  const { site, column, total, entries, summary, mayWrite, mayAsk } = cell;
  const address = { projectId, filter, choices };
  const query = matrixQuery(address);
  const chosen = conditions(t, without(filter, "dimension", "theme", "site", "mark"), { site: null, theme: null });
  const name = column.theme?.name ?? t(`vocabulary.dimension.${column.dimension}`);
  const pages = Math.ceil(total / entryPageSize);
  const at = (number: number) => {
    if (number < 1 || number > pages) return undefined;
    const here = `/projects/${projectId}/findings/matrix/${site.id}/${column.id}`;
    const parameters = new URLSearchParams(query);
    if (number > 1) parameters.set("page", String(number));
    return parameters.size > 0 ? `${here}?${parameters}` : here;
  };
  return (
    <>
      <PageHeader
        title={t("matrix.cell.title", { site: site.name, name })}
        context={
          <>
            {t("matrix.cell.context", { count: total })}
            {chosen.length > 0 && t("matrix.cell.under", { conditions: chosen.map(([, words]) => words).join("；") })}
          </>
        }
        back={{ href: matrixHref(address), label: t("matrix.title") }}
        actions={
          <>
            {mayAsk && (
              <FollowUpButton
                {...{ projectId }}
                siteId={site.id}
                dimension={column.dimension}
                origin={{ kind: "cell", id: column.theme?.id ?? null }}
              />
            )}
            <PrintButton label={t("findings.behind.print")} />
            {total > 0 && (
              <WorkbookLink
                href={filterHref(`/api/exports/${projectId}/entries`, cell.filter)}
                label={t("findings.export.action")}
              />
            )}
          </>
        }
      />
      {ignored.length > 0 && (
        <Notice kind="warning" className="mb-4">
          {t("findings.ignored", { names: ignored.map((key) => t(`findings.names.${key}`)).join("、") })}
        </Notice>
      )}
      <p className="mb-3">
        <DimensionLabel dimension={column.dimension} label={t(`vocabulary.dimension.${column.dimension}`)} />
      </p>
      <ClientMessages nouns={["matrix.summary", "errors", "privacy", "visits.form"]}>
        <SummaryPanel {...{ projectId, summary, mayWrite }} siteId={site.id} columnId={column.id} />
      </ClientMessages>
      {total === 0 ? (
        <EmptyState title={t("findings.entries.none")} icon="search">
          {t("matrix.cell.empty")}
        </EmptyState>
      ) : (
        <ClientMessages nouns={["findings.entries", "vocabulary"]}>
          <FoundEntries {...{ projectId, entries }} q={filter.q} />
        </ClientMessages>
      )}
      <EntryPages {...{ page, pages, at }} />
      <FollowUpsHere {...{ projectId }} found={followUps} />
    </>
  );
}
