"use client";

import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { withCells } from "@/components/findings/matrix/cell-store";
import { headId, type GridHead } from "@/components/findings/matrix/grid-head";
import { HeadWords } from "@/components/findings/matrix/head-cell";
import { MatrixRowView } from "@/components/findings/matrix/matrix-row";
import { useCells } from "@/components/findings/matrix/use-cells";
import { useGeometry } from "@/components/findings/matrix/use-geometry";
import { NotRead } from "@/components/form/not-read";
import { JumpBox } from "@/components/ui/windowed/jump-box";
import { useWindowed } from "@/components/ui/windowed/use-windowed";
import { WindowedTable } from "@/components/ui/windowed/windowed-table";
import { addressUnder } from "@/lib/findings/address";
import { fromMatrix } from "@/lib/findings/matrix/choices";
import type { MatrixCell } from "@/lib/findings/matrix/read-matrix";
import type { DimensionKey } from "@/lib/vocabulary";

export type MatrixGridProps = {
  projectId: string;
  label: string;
  /** The filter as the query of an address, and with it how the matrix is laid out. */
  query: string;
  address: string;
  dimension: DimensionKey | undefined;
  rows: readonly GridHead[];
  columns: readonly GridHead[];
  /** The cells that the page carries: those of the first rows and columns. */
  first: { cells: readonly MatrixCell[]; rows: number; columns: number };
  /** The numbers of all cells: then the table is whole. Null: only what is near the screen is drawn. */
  counts: readonly (readonly number[])[] | null;
  /** The rows are themes and the columns two sites. */
  turned: boolean;
};

/** The matrix as a table with heads that stay. Beyond some thousand cells only those near the screen are drawn. */
export function MatrixGrid(props: MatrixGridProps) {
  const { projectId, label, query, address, dimension, rows, columns, first, counts, turned } = props;
  const t = useTranslations("matrix");
  const geometry = useGeometry(turned);
  const words = useTranslations("vocabulary.dimension");
  const nameOf = (head: GridHead) =>
    head.kind === "site" ? head.site.name : (head.column.name ?? words(head.column.dimension));
  const state = useWindowed({
    geometry,
    size: { row: rows.length, column: columns.length },
    first: { row: first.rows, column: first.columns },
    whole: counts !== null,
    address: `${projectId} ${address}`,
  });
  const { near, drawn, focus } = state;
  const idsOf = (heads: readonly GridHead[], range: { from: number; to: number }) =>
    heads.slice(range.from, range.to).map(headId);
  const start = useMemo(
    () =>
      withCells(new Map(), {
        rowIds: rows.slice(0, first.rows).map(headId),
        columnIds: columns.slice(0, first.columns).map(headId),
        cells: first.cells,
        turned,
      }),
    [rows, columns, first, turned],
  );
  const { store, failed, again } = useCells({
    ...{ projectId, query, turned, start },
    rowIds: idsOf(rows, near.rows),
    columnIds: idsOf(columns, near.columns),
  });
  const { from: firstColumn, to: endColumn } = drawn.columns;
  const shown = useMemo(() => columns.slice(firstColumn, endColumn), [columns, firstColumn, endColumn]);

  const project = `/projects/${projectId}`;
  const hrefOf = useCallback(
    (row: GridHead, column: GridHead) => {
      const [site, of] = turned ? [headId(column), headId(row)] : [headId(row), headId(column)];
      return `/projects/${projectId}/findings/matrix/${site}/${of}${address ? `?${address}` : ""}`;
    },
    [projectId, address, turned],
  );
  const headHref = (head: GridHead) =>
    addressUnder(`${project}/findings/entries`, query, {
      [fromMatrix]: address || "-",
      ...(head.kind === "site"
        ? { site: head.site.id, dimension }
        : { dimension: head.column.dimension, theme: head.column.name === null ? undefined : head.column.id }),
    });
  const jumpWords = {
    label: t("jump"),
    none: t("jumpNone"),
    found: (count: number) => t("jumpFound", { count }),
    at: (place: number, count: number) => t("jumpAt", { place, count }),
  };
  return (
    <>
      <JumpBox words={jumpWords} rowNames={rows.map(nameOf)} columnNames={columns.map(nameOf)} onJump={focus.goTo} />
      <NotRead refusal={failed} failed={t("failed")} again={{ label: t("again"), onAgain: again }} className="my-2" />
      <WindowedTable
        {...{ label, state }}
        corner={t(turned ? "themeHead" : "siteHead")}
        columnKeys={columns.map(headId)}
        head={(at) => {
          const column = columns[at];
          return column && <HeadWords head={column} href={headHref(column)} />;
        }}
        row={(frame) => {
          const row = rows[frame.place];
          return (
            row && (
              <MatrixRowView
                key={headId(row)}
                {...frame}
                {...{ hrefOf }}
                head={row}
                headHref={headHref(row)}
                columns={shown}
                cells={store.get(headId(row))}
                counts={counts?.[frame.place]}
              />
            )
          );
        }}
      />
    </>
  );
}
