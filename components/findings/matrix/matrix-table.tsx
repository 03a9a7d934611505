"use client";

import { useMemo } from "react";
import type { GridHead } from "@/components/findings/matrix/grid-head";
import { MatrixGrid, type MatrixGridProps } from "@/components/findings/matrix/matrix-grid";
import type { MatrixColumn, MatrixRow } from "@/lib/findings/matrix/heads";
import type { MatrixCell } from "@/lib/findings/matrix/read-matrix";

type MatrixTableProps = Pick<MatrixGridProps, "projectId" | "label" | "query" | "address" | "dimension" | "turned"> & {
  rows: readonly MatrixRow[];
  columns: readonly MatrixColumn[];
  first: { cells: readonly MatrixCell[]; sites: number; columns: number };
  /** By site and column. */
  numbers: readonly (readonly number[])[] | null;
};

/** Sites below each other and columns beside each other; or, for two sites, the other way round. */
export function MatrixTable({ rows, columns, first, numbers, ...shared }: MatrixTableProps) {
  const { turned } = shared;
  const laid = useMemo(() => {
    const sites = rows.map((site): GridHead => ({ kind: "site", site }));
    const others = columns.map((column): GridHead => ({ kind: "column", column }));
    const least = (drawn: number, all: readonly unknown[]) => Math.min(drawn, all.length);
    const [siteCount, columnCount] = [least(first.sites, rows), least(first.columns, columns)];
    return turned
      ? {
          rows: others,
          columns: sites,
          first: { cells: first.cells, rows: columnCount, columns: siteCount },
          counts: numbers && columns.map((_column, place) => numbers.map((ofSite) => ofSite[place] ?? 0)),
        }
      : {
          rows: sites,
          columns: others,
          first: { cells: first.cells, rows: siteCount, columns: columnCount },
          counts: numbers,
        };
  }, [rows, columns, first, numbers, turned]);
  return <MatrixGrid {...shared} {...laid} />;
}
