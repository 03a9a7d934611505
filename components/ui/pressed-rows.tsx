import type { ReactNode } from "react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

interface Row {
  key: string;
  href: string;
  title: string;
  /** What is said below the title, in one line that may wrap. */
  below: ReactNode;
}

type PressedRowsProps = {
  rows: Row[];
  /** False where a page behind a row costs more than a press saves. */
  prefetch?: false;
  /** The whole list, where these are only its first. */
  rest?: { href: string; label: string } | null;
};

/** Rows of which each, as a whole, is one press to what it names. */
export function PressedRows({ rows, prefetch, rest }: PressedRowsProps) {
  return (
    <>
      <ul className="-mt-3">
        {rows.map(({ key, href, title, below }) => (
          <li key={key} className="relative flex min-h-14 items-center gap-3 border-b border-line px-1 hover:bg-sunken">
            <div className="min-w-0 grow py-1">
              <Link
                href={href}
                {...(prefetch === false && { prefetch })}
                className="font-semibold no-underline after:absolute after:inset-0"
              >
                {title}
              </Link>
              <p className="flex flex-wrap gap-x-3 text-sm text-muted">{below}</p>
            </div>
            <Icon name="chevron-right" className="text-muted" />
          </li>
        ))}
      </ul>
      {rest && (
        <p className="mt-2">
          <Link href={rest.href} className="touch-link">
            {rest.label}
          </Link>
        </p>
      )}
    </>
  );
}
