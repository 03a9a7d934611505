import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { conditions } from "@/lib/findings/filter-words";
import { readFilterNames } from "@/lib/findings/data";
import { readFilter } from "@/lib/findings/filter-address";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { readChoices } from "@/lib/findings/matrix/choices";
import { matrixFilter, readHeads } from "@/lib/findings/matrix/read-matrix";
import { readSummaries } from "@/lib/findings/matrix/read-summaries";
import { writeMatrixBook } from "@/lib/findings/matrix/write-matrix";
import { entryCount } from "@/lib/findings/queries/entry-list";
import { matrixCells } from "@/lib/findings/queries/matrix-cells";
import { cellKey } from "@/lib/findings/queries/matrix-summaries";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import type { Translator } from "@/lib/i18n/server";
import { tableFileName } from "@/lib/taken-table";
import { readProject } from "@/lib/projects/data";
import { workbookType } from "@/lib/write-book";

/** More than a cell of a workbook holds; what is cut there ends with …. */
const wholeText = 32_767;

/**
 * The whole matrix of an address as a workbook: every cell with its entries in full.
 * @throws AppError invalid if a parameter is not understood: other numbers than expected would look right.
 */
export async function exportMatrix(scope: ProjectScope, query: URLSearchParams, t: Translator, now: Date) {
  const { filter: read, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "findings.export.unreadTable", [], {
      names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
    });
  const filter = matrixFilter(read);
  const choices = readChoices(Object.fromEntries(query));
  const waits = filter.unapproved === undefined && maySeeUnapproved(scope);
  const [heads, counts, names, { name: project }, waiting] = await Promise.all([
    readHeads(scope, filter, choices),
    overviewTotals(scope, filter),
    readFilterNames(scope, filter),
    readProject(scope),
    waits ? entryCount(scope, { ...filter, unapproved: "only" }) : 0,
  ]);
  const { rows, columns, emptyRows, emptyColumns } = heads;
  const siteIds = rows.map(({ id }) => id);
  const columnIds = columns.map(({ id }) => id);
  const [cells, summaries] = await Promise.all([
    matrixCells(scope, filter, { siteIds, columnIds, lines: wholeText, characters: wholeText }),
    readSummaries(scope, { dimension: filter.dimension, siteIds, columnIds }),
  ]);
  const linesAt = new Map(cells.map((cell) => [cellKey(cell.siteId, cell.columnId), cell.lines]));
  const cellAt = (siteId: string, columnId: string) => {
    const key = cellKey(siteId, columnId);
    const { text, stale } = summaries.get(key) ?? { text: null, stale: false };
    return { lines: linesAt.get(key) ?? [], summary: text === null ? undefined : { text, stale } };
  };
  const unfounded = [...summaries.values()].filter(({ text }) => text === null).length;
  const uncoded = rows.reduce((sum, row) => sum + row.uncoded, 0);
  const said = conditions(t, filter, names).map(([, words]) => words);
  const day = dayAt(now, env().TIME_ZONE);
  const notes = [
    t("matrix.file.of", { project, day }),
    said.length > 0 ? t("matrix.file.conditions", { conditions: said.join("；") }) : t("matrix.file.noConditions"),
    t(`matrix.file.counted.${filter.unapproved ?? "approved"}`, { visits: counts.visits, sites: counts.visitedSites }),
    t("matrix.file.rule"),
    ...(filter.dimension && uncoded > 0 ? [t("matrix.file.uncoded", { count: uncoded })] : []),
    ...(waiting > 0 ? [t("matrix.file.waiting", { count: waiting })] : []),
    ...(choices.hideEmpty ? [t("matrix.file.hidden", { rows: emptyRows, columns: emptyColumns })] : []),
    ...(summaries.size > 0 ? [t("matrix.file.summaries")] : []),
    ...(unfounded > 0 ? [t("matrix.file.unfounded", { count: unfounded })] : []),
    t("matrix.file.long"),
  ];
  const bytes = await writeMatrixBook(
    {
      ...{ rows, notes },
      columns: columns.map(({ id, name, dimension }) => ({ id, name: name ?? t(`vocabulary.dimension.${dimension}`) })),
      cellAt,
    },
    {
      sheet: t("matrix.title"),
      notesSheet: t("matrix.file.notes"),
      site: t("matrix.siteHead"),
      county: t("findings.export.coverage.county"),
      kind: t("findings.export.coverage.kind"),
      entries: t("findings.export.coverage.entries"),
      uncoded: t("matrix.file.uncodedColumn"),
      kindOf: ({ kind }) => t(`vocabulary.siteKind.${kind}`),
      summary: (text, stale) => t(stale ? "matrix.file.staleSummary" : "matrix.summary.short", { text }),
      line: (form, text) => (form === "verbatim" ? t("matrix.quote", { text }) : text),
    },
  );
  const of = filter.dimension ? t(`vocabulary.dimension.${filter.dimension}`) : "";
  return {
    name: tableFileName({ project, table: `${t("matrix.title")}${of}`, day }, ".xlsx"),
    plainName: "matrix.xlsx",
    mediaType: workbookType,
    bytes,
    detail: { format: "xlsx", rows: rows.length, columns: columns.length, by: Object.keys(filter) },
  };
}
