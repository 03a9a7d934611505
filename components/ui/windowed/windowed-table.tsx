"use client";

import { useRouter } from "next/navigation";
import type { CSSProperties, MouseEvent, ReactNode } from "react";
import { tableClass } from "@/components/ui/windowed/table-class";
import type { WindowedState } from "@/components/ui/windowed/use-windowed";

/** What a row of the table needs to draw itself like the others. */
export interface RowFrame {
  /** Its place among all rows. */
  place: number;
  firstColumn: number;
  /** The column that takes the focus, −1 for the head; undefined in other rows. */
  active: number | undefined;
  /** Columns that are not drawn stand before or behind. */
  before: boolean;
  behind: boolean;
  height: number;
}

type WindowedTableProps = {
  label: string;
  /** What the heads of the rows are. */
  corner: string;
  state: WindowedState;
  columnKeys: readonly string[];
  head: (column: number) => ReactNode;
  row: (frame: RowFrame) => ReactNode;
  className?: string;
};

function styleOf({ geometry, size }: WindowedState): CSSProperties {
  const { row, above, beside, column } = geometry;
  const sizes = { "--row": `${row - 1}px`, "--above": `${above - 1}px` };
  return { ...sizes, width: `max(100%, ${beside + size.column * column}px)` } as CSSProperties; // React has no custom properties in its type
}

/** A table with heads that stay. Beyond some thousand cells only those near the screen are drawn. */
export function WindowedTable({ label, corner, state, columnKeys, head, row, className = "" }: WindowedTableProps) {
  const router = useRouter();
  const { geometry, size, whole, near, drawn, focus, keep } = state;
  const { from: firstColumn, to: endColumn } = drawn.columns;
  const shown = columnKeys.slice(firstColumn, endColumn);
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
  const places = Array.from({ length: drawn.rows.to - drawn.rows.from }, (_none, index) => drawn.rows.from + index);
  return (
    <div
      ref={near.region}
      role="region"
      aria-label={label}
      tabIndex={0}
      onScroll={near.onScroll}
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
        className={`${tableClass} ${className}`}
        style={styleOf(state)}
      >
        <colgroup>
          <col style={{ width: geometry.beside }} />
          {before > 0 && <col style={{ width: before }} />}
          {shown.map((key) => (
            <col key={key} style={{ width: geometry.column }} />
          ))}
          {behind > 0 && <col style={{ width: behind }} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} style={{ height: geometry.above }}>
            <th scope="col" {...focus.stop(-1, -1)}>
              {corner}
            </th>
            {before > 0 && <td aria-hidden />}
            {shown.map((key, index) => (
              <th
                key={key}
                scope="col"
                {...(!whole && { "aria-colindex": firstColumn + index + 2 })}
                {...focus.stop(-1, firstColumn + index)}
              >
                <div>{head(firstColumn + index)}</div>
              </th>
            ))}
            {behind > 0 && <td aria-hidden />}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {places.map((place) =>
            row({
              ...{ place, firstColumn },
              active: focus.active.row === place ? focus.active.column : undefined,
              before: before > 0,
              behind: behind > 0,
              height: geometry.row,
            }),
          )}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
