"use client";

import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { GridHeadWords } from "@/components/indicators/grid/grid-head";
import { GridRow } from "@/components/indicators/grid/grid-row";
import { withColumns, type CameColumns } from "@/components/indicators/grid/grid-store";
import { useColumns } from "@/components/indicators/grid/use-columns";
import type { Geometry } from "@/components/ui/windowed/geometry";
import { NotRead } from "@/components/form/not-read";
import { JumpBox } from "@/components/ui/windowed/jump-box";
import { useNarrow } from "@/components/ui/windowed/use-narrow";
import { useWindowed } from "@/components/ui/windowed/use-windowed";
import { holds } from "@/components/ui/windowed/window";
import { WindowedTable } from "@/components/ui/windowed/windowed-table";
import { addressUnder } from "@/lib/findings/address";
import { gridLimits } from "@/lib/indicators/grid/limits";
import type { PackedHead } from "@/lib/indicators/grid/packed";
import type { GridSite } from "@/lib/indicators/grid/types";

type GridTableProps = {
  projectId: string;
  /** The filter as the query of an address, the base included. */
  query: string;
  sites: readonly GridSite[];
  heads: readonly PackedHead[];
  /** The columns that the page carries. */
  first: CameColumns;
  /** It carries all of them. */
  whole: boolean;
};

const wide: Geometry = { row: 112, column: 176, above: 132, beside: 132 };
const narrow: Geometry = { ...wide, column: 156, beside: 92 };
const look = [
  "[&_td_b]:text-sm! [&_td_b]:text-ink! [&_td_b]:tabular-nums [&_td_i]:tabular-nums [&_td_em]:whitespace-nowrap",
  "[&_td_em[data-quiet='unverified']]:bg-transparent [&_td_em[data-quiet='unverified']]:text-muted",
  "[&_td_em[data-quiet='verified']]:bg-transparent [&_td_em[data-quiet='verified']]:text-muted",
  "[&_th_em]:block [&_th_em]:text-xs [&_th_em]:leading-snug [&_th_em]:not-italic [&_th_em]:text-amber",
].join(" ");

/** Sites below each other, indicators beside each other: each figure with its 截至, 口径, source and check. */
export function GridTable({ projectId, query, sites, heads, first, whole }: GridTableProps) {
  const t = useTranslations("indicators.grid");
  const geometry = useNarrow() ? narrow : wide;
  const state = useWindowed({
    ...{ geometry, whole },
    size: { row: sites.length, column: heads.length },
    first: {
      row: Math.min(gridLimits.firstRows, sites.length),
      column: Math.min(gridLimits.firstColumns, heads.length),
    },
    address: `${projectId} ledger ${query}`,
  });
  const { near, drawn, focus } = state;
  const start = useMemo(() => withColumns(new Map(), first), [first]);
  const { store, failed, again } = useColumns({
    ...{ projectId, query, start },
    columnIds: heads.slice(near.columns.from, near.columns.to).map(({ id }) => id),
  });
  const { from, to } = drawn.columns;
  const shown = useMemo(() => heads.slice(from, to), [heads, from, to]);
  const hrefOf = useCallback(
    (site: string, indicator: string) => addressUnder(`/projects/${projectId}/indicators`, query, { indicator, site }),
    [projectId, query],
  );
  const words = {
    label: t("jump"),
    none: t("jumpNone"),
    found: (count: number) => t("jumpFound", { count }),
    at: (place: number, count: number) => t("jumpAt", { place, count }),
  };
  return (
    <>
      <JumpBox
        {...{ words }}
        rowNames={sites.map(({ name }) => name)}
        columnNames={heads.map(({ name }) => name)}
        onJump={focus.goTo}
      />
      <NotRead refusal={failed} failed={t("failed")} again={{ label: t("again"), onAgain: again }} className="my-2" />
      <WindowedTable
        {...{ state }}
        label={t("label")}
        corner={t("corner")}
        className={look}
        columnKeys={heads.map(({ id }) => id)}
        head={(at) => {
          const column = heads[at];
          const href = column && addressUnder(`/projects/${projectId}/indicators`, query, { indicator: column.id });
          return column && <GridHeadWords head={column} href={href ?? ""} />;
        }}
        row={(frame) => {
          const site = sites[frame.place];
          const isNear = holds(near.rows, frame.place);
          return (
            site && (
              <GridRow
                key={site.id}
                {...frame}
                {...{ site, store, whole, hrefOf }}
                columns={shown}
                nearFrom={isNear ? near.columns.from : 0}
                nearTo={isNear ? near.columns.to : 0}
              />
            )
          );
        }}
      />
    </>
  );
}
