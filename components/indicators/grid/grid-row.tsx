"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { GridCellWords } from "@/components/indicators/grid/grid-cell";
import type { GridStore } from "@/components/indicators/grid/grid-store";
import type { RowFrame } from "@/components/ui/windowed/windowed-table";
import type { PackedHead } from "@/lib/indicators/grid/packed";
import type { GridSite } from "@/lib/indicators/grid/types";

type GridRowProps = RowFrame & {
  site: GridSite;
  columns: readonly PackedHead[];
  store: GridStore;
  /** The columns whose cells are near the screen; none in a row that is far. */
  nearFrom: number;
  nearTo: number;
  whole: boolean;
  hrefOf: (siteId: string, indicatorId: string) => string;
};

/** A site's figures. Drawn again only if something of it changed: hundreds stand on a page. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { place, firstColumn, active, before, behind, height, site, columns, store, nearFrom, nearTo, whole, hrefOf } =
    props;
  const words = useTranslations("vocabulary.siteKind");
  const stop = (column: number) => (active === column ? { tabIndex: 0 } : {});
  return (
    <tr aria-rowindex={place + 2} style={{ height }}>
      <th scope="row" {...stop(-1)}>
        <div>
          <b>{site.name}</b>
          <small>{[site.county, words(site.kind)].filter(Boolean).join(" · ")}</small>
        </div>
      </th>
      {before && <td aria-hidden />}
      {columns.map((column, index) => {
        const at = firstColumn + index;
        const near = at >= nearFrom && at < nearTo;
        return (
          <td key={column.id} {...(!whole && { "aria-colindex": at + 2 })} {...stop(at)}>
            <GridCellWords
              {...{ column }}
              cell={store.get(column.id)?.get(site.id)}
              href={near ? hrefOf(site.id, column.id) : null}
            />
          </td>
        );
      })}
      {behind && <td aria-hidden />}
    </tr>
  );
});
