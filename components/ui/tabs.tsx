import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type TabItem = { href: string; label: ReactNode; count?: number | string | undefined; current?: boolean };

/** Views of one page, each with its own address. On a narrow screen the strip scrolls sideways. */
export function Tabs({
  label,
  items,
  className,
}: {
  label: string;
  items: readonly TabItem[];
  className?: string | undefined;
}) {
  return (
    <nav
      aria-label={label}
      className={classNames("overflow-x-auto border-b border-line [scrollbar-width:none]", className)}
    >
      <ul className="flex w-max min-w-full gap-1">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={classNames(
                "flex min-h-11 items-center gap-1.5 border-b-2 px-2 sm:px-3 whitespace-nowrap no-underline -outline-offset-2 transition-colors",
                item.current ? "border-ink font-semibold text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {item.label}
              {item.count !== undefined && <span className="text-sm font-normal text-muted">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
