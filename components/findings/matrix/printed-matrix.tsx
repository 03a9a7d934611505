import { conditions } from "@/lib/findings/filter-words";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { ReadFilter } from "@/lib/findings/filter-address";
import { matrixHref, type MatrixChoices } from "@/lib/findings/matrix/choices";
import { matrixLimits } from "@/lib/findings/matrix/limits";
import type { LoadedWhole } from "@/lib/findings/matrix/load-whole";
import { translator } from "@/lib/i18n/server";

type PrintedMatrixProps = ReadFilter & { projectId: string; choices: MatrixChoices; whole: LoadedWhole };

/** How many columns fit beside each other on paper. */
const columnsBeside = 5;

/** The whole matrix for paper: as many tables below each other as its columns need. */
export async function PrintedMatrix({ projectId, filter, choices, whole }: PrintedMatrixProps) {
  const t = await translator();
  const { rows, columns, cellAt, counts, names } = whole;
  const chosen = conditions(t, whole.filter, names).map(([, words]) => words);
  const starts = columns.flatMap((_column, place) => (place % columnsBeside === 0 ? [place] : []));
  return (
    <>
      <PageHeader
        title={t("matrix.title")}
        context={
          <>
            {t(`matrix.file.counted.${filter.unapproved ?? "approved"}`, {
              visits: counts.visits,
              sites: counts.visitedSites,
            })}
            {chosen.length > 0 && t("matrix.cell.under", { conditions: chosen.join("；") })}
          </>
        }
        back={{ href: matrixHref({ projectId, filter, choices }), label: t("matrix.title") }}
        actions={cellAt && <PrintButton label={t("findings.behind.print")} />}
      />
      {!cellAt && <Notice kind="warning">{t("matrix.print.tooLarge", { most: matrixLimits.printedCells })}</Notice>}
      {cellAt &&
        starts.map((start) => (
          <Table
            key={start}
            label={t("matrix.print.part", { from: start + 1, to: Math.min(start + columnsBeside, columns.length) })}
            className="mb-6 break-inside-auto"
          >
            <thead>
              <tr>
                <HeadCell>{t("matrix.siteHead")}</HeadCell>
                {columns.slice(start, start + columnsBeside).map(({ id, name, dimension, sites, entries }) => (
                  <HeadCell key={id} className="w-1/6 whitespace-normal">
                    {name ?? t(`vocabulary.dimension.${dimension}`)}
                    <span className="block text-xs font-normal text-muted">
                      {t("matrix.columnCount", { sites, entries })}
                    </span>
                  </HeadCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} className="break-inside-avoid">
                  <HeadCell scope="row" className="align-top">
                    {row.name}
                  </HeadCell>
                  {columns.slice(start, start + columnsBeside).map(({ id }) => {
                    const cell = cellAt(row.id, id);
                    return (
                      <Cell key={id} className="text-xs">
                        {cell?.summary?.text && (
                          <p>
                            {t(cell.summary.stale ? "matrix.file.staleSummary" : "matrix.summary.short", {
                              text: cell.summary.text,
                            })}
                          </p>
                        )}
                        {cell && cell.entries > 0 ? t("matrix.entries", { count: cell.entries }) : "—"}
                        {cell?.lines.map(({ form, text }, place) => (
                          <p key={place}>{form === "verbatim" ? t("matrix.quote", { text }) : text}</p>
                        ))}
                      </Cell>
                    );
                  })}
                </Row>
              ))}
            </tbody>
          </Table>
        ))}
    </>
  );
}
