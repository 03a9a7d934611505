"use client";

import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

/** A number in a chart's table: what it opens, and its words for people who cannot see its row and column. */
export interface ChartNumber {
  key: string;
  count: number;
  /** Null where no address selects what was counted. */
  href: string | null;
  label: string;
  /** Shown instead of 0: why nothing was counted. */
  zero?: string | undefined;
}

export interface NumberRow {
  key: string;
  name: string;
  numbers: ChartNumber[];
}

/**
 * The rows of a chart's table; the last number of a row is its sum. Every number links to exactly the things that were
 * counted, a zero does not. The classes are the body's, because they would be repeated for every number.
 */
export function NumberRows({ rows, className }: { rows: readonly NumberRow[]; className?: string }) {
  return (
    <tbody
      className={classNames(
        "[&_a]:inline-block [&_a]:min-w-6 [&_a]:py-0.5 [&_a]:text-action [&_a]:underline [&_a]:decoration-line [&_a]:underline-offset-4",
        "[&_a:hover]:decoration-action pointer-coarse:[&_a]:-my-2 pointer-coarse:[&_a]:min-w-9 pointer-coarse:[&_a]:py-2.5",
        "[&_td]:border-b [&_td]:border-line [&_td]:px-3 [&_td]:py-2 [&_td]:text-end [&_td]:align-top [&_td]:whitespace-nowrap [&_td:last-child]:pe-1",
        "[&_th]:min-w-[6em] [&_th]:border-b [&_th]:border-line [&_th]:px-3 [&_th]:py-2 [&_th]:ps-1 [&_th]:text-start [&_th]:align-bottom [&_th]:font-normal",
        "max-sm:[&_td]:px-1 max-sm:[&_th]:min-w-[5em] max-sm:[&_th]:px-1 [&_td:last-child]:font-semibold",
        "[&_tr:hover]:bg-sunken [&_tr:last-child>*]:border-b-0",
        className,
      )}
    >
      {rows.map(({ key, name, numbers }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {numbers.map(({ key: column, count, href, label, zero = 0 }) => (
            <td key={column}>
              {count === 0 ? (
                <span className={zero === 0 ? undefined : "text-xs text-muted"}>{zero}</span>
              ) : href === null ? (
                count
              ) : (
                <Link href={href} prefetch={false} aria-label={label}>
                  {count}
                </Link>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
