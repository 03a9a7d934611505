"use client";

import { memo } from "react";
import type { CellRow } from "@/components/findings/matrix/cell-store";
import { CellWords } from "@/components/findings/matrix/cell-words";
import { headId, type GridHead } from "@/components/findings/matrix/grid-head";
import { HeadWords } from "@/components/findings/matrix/head-cell";
import type { RowFrame } from "@/components/ui/windowed/windowed-table";

type MatrixRowProps = RowFrame & {
  head: GridHead;
  headHref: string;
  columns: readonly GridHead[];
  cells: CellRow | undefined;
  counts: readonly number[] | undefined;
  hrefOf: (row: GridHead, column: GridHead) => string;
};

/** A row of the matrix. Drawn again only if something of it changed: hundreds stand on a page. */
export const MatrixRowView = memo(function MatrixRowView(props: MatrixRowProps) {
  const { head, headHref, place, firstColumn, columns, cells, counts, hrefOf, active, before, behind, height } = props;
  const stop = (column: number) => (active === column ? { tabIndex: 0 } : {});
  return (
    <tr aria-rowindex={place + 2} style={{ height }}>
      <th scope="row" {...stop(-1)}>
        <div>
          <HeadWords head={head} href={headHref} />
        </div>
      </th>
      {before && <td aria-hidden />}
      {columns.map((column, index) => {
        const at = firstColumn + index;
        return (
          <td key={headId(column)} {...(!counts && { "aria-colindex": at + 2 })} {...stop(at)}>
            <CellWords cell={cells?.get(headId(column))} count={counts?.[at]} href={hrefOf(head, column)} />
          </td>
        );
      })}
      {behind && <td aria-hidden />}
    </tr>
  );
});
