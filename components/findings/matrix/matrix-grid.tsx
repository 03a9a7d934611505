"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, type CSSProperties, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { withCells } from "@/components/findings/matrix/cell-store";
import type { Geometry } from "@/components/findings/matrix/geometry";
import { headId, type GridHead } from "@/components/findings/matrix/grid-head";
import { HeadWords } from "@/components/findings/matrix/head-cell";
import { JumpBox } from "@/components/findings/matrix/jump-box";
import { MatrixRowView } from "@/components/findings/matrix/matrix-row";
import { tableClass } from "@/components/findings/matrix/table-class";
import { useCells } from "@/components/findings/matrix/use-cells";
import { useGeometry } from "@/components/findings/matrix/use-geometry";
import { useGridFocus } from "@/components/findings/matrix/use-grid-focus";
import { useKeptPlace } from "@/components/findings/matrix/use-kept-place";
import { useWindow } from "@/components/findings/matrix/use-window";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
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

function styleOf({ row, above, beside, column }: Geometry, columns: number): CSSProperties {
  const sizes = { "--row": `${row - 1}px`, "--above": `${above - 1}px` };
  return { ...sizes, width: `max(100%, ${beside + columns * column}px)` } as CSSProperties; // React has no custom properties in its type
}

/** The matrix as a table with heads that stay. Beyond some thousand cells only those near the screen are drawn. */
export function MatrixGrid(props: MatrixGridProps) {
  const { projectId, label, query, address, dimension, rows, columns, first, counts, turned } = props;
  const t = useTranslations("matrix");
  const router = useRouter();
  const geometry = useGeometry(turned);
  const words = useTranslations("vocabulary.dimension");
  const nameOf = (head: GridHead) =>
    head.kind === "site" ? head.site.name : (head.column.name ?? words(head.column.dimension));
  const size = { row: rows.length, column: columns.length };
  const window = useWindow({
    geometry,
    rows: size.row,
    columns: size.column,
    first: { rows: { from: 0, to: first.rows }, columns: { from: 0, to: first.columns } },
  });
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
    rowIds: idsOf(rows, window.rows),
    columnIds: idsOf(columns, window.columns),
  });
  const drawn = counts
    ? { rows: { from: 0, to: size.row }, columns: { from: 0, to: size.column } }
    : { rows: window.rows, columns: window.columns };
  const { from: firstColumn, to: endColumn } = drawn.columns;
  const shown = useMemo(() => columns.slice(firstColumn, endColumn), [columns, firstColumn, endColumn]);
  const focus = useGridFocus({ size, window, drawn });
  const keep = useKeptPlace(`${projectId} ${address}`, window.region);

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
  // One listener for thousands of links.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    keep();
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(link.getAttribute("href") ?? "");
  };
  const before = firstColumn * geometry.column;
  const behind = (size.column - endColumn) * geometry.column;
  const above = drawn.rows.from * geometry.row;
  const below = (size.row - drawn.rows.to) * geometry.row;
  return (
    <>
      <JumpBox rowNames={rows.map(nameOf)} columnNames={columns.map(nameOf)} onJump={focus.goTo} />
      {failed && (
        <Notice kind="warning" className="my-2" action={<Button onClick={again}>{t("again")}</Button>}>
          {t("failed")}
        </Notice>
      )}
      <div
        ref={window.region}
        role="region"
        aria-label={label}
        tabIndex={0}
        onScroll={window.onScroll}
        onKeyDown={focus.onKeyDown}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
        onClick={follow}
        className="relative mt-3 max-h-[calc(100dvh-9rem)] overflow-auto border-y-[1.5px] border-ink print:max-h-none print:overflow-visible"
      >
        <table
          role="grid"
          aria-label={label}
          aria-rowcount={size.row + 1}
          aria-colcount={size.column + 1}
          className={tableClass}
          style={styleOf(geometry, size.column)}
        >
          <colgroup>
            <col style={{ width: geometry.beside }} />
            {before > 0 && <col style={{ width: before }} />}
            {shown.map((column) => (
              <col key={headId(column)} style={{ width: geometry.column }} />
            ))}
            {behind > 0 && <col style={{ width: behind }} />}
          </colgroup>
          <thead>
            <tr aria-rowindex={1} style={{ height: geometry.above }}>
              <th scope="col" {...focus.stop(-1, -1)}>
                {t(turned ? "themeHead" : "siteHead")}
              </th>
              {before > 0 && <td aria-hidden />}
              {shown.map((column, index) => (
                <th
                  key={headId(column)}
                  scope="col"
                  {...(!counts && { "aria-colindex": firstColumn + index + 2 })}
                  {...focus.stop(-1, firstColumn + index)}
                >
                  <div>
                    <HeadWords head={column} href={headHref(column)} />
                  </div>
                </th>
              ))}
              {behind > 0 && <td aria-hidden />}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr aria-hidden style={{ height: above }} />}
            {rows.slice(drawn.rows.from, drawn.rows.to).map((row, index) => {
              const place = drawn.rows.from + index;
              return (
                <MatrixRowView
                  key={headId(row)}
                  {...{ place, firstColumn, hrefOf }}
                  head={row}
                  headHref={headHref(row)}
                  columns={shown}
                  cells={store.get(headId(row))}
                  counts={counts?.[place]}
                  active={focus.active.row === place ? focus.active.column : undefined}
                  before={before > 0}
                  behind={behind > 0}
                  height={geometry.row}
                />
              );
            })}
            {below > 0 && <tr aria-hidden style={{ height: below }} />}
          </tbody>
        </table>
      </div>
    </>
  );
}
