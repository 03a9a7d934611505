"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  /** Current only at exactly this address, not below it: for a page that has subpages in the same navigation. */
  exact?: boolean;
  /** Overrides the decision by the address. */
  current?: boolean;
  /** A small number beside the label, or nothing. */
  badge?: ReactNode;
};

export type NavPlace = "rail" | "bar" | "sheet";

const rowClass = "flex items-center gap-3 rounded-md px-3 no-underline -outline-offset-2 transition-colors";

const looks: Record<NavPlace, { base: string; current: string; other: string }> = {
  rail: {
    base: `${rowClass} relative min-h-10 text-sm pointer-coarse:min-h-11`,
    current:
      "bg-surface font-semibold text-ink before:absolute before:inset-y-2 before:start-0 before:w-0.75 before:rounded-full before:bg-action",
    other: "text-muted hover:bg-surface hover:text-ink",
  },
  sheet: {
    base: `${rowClass} min-h-12 text-base`,
    current: "bg-sunken font-semibold text-ink",
    other: "text-ink hover:bg-sunken",
  },
  bar: {
    base: "relative flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-t-2 px-1 text-xs leading-tight no-underline -outline-offset-2",
    current: "border-action font-semibold text-action",
    other: "border-transparent text-muted",
  },
};

export function navLinkClass(place: NavPlace, current: boolean): string {
  return classNames(looks[place].base, current ? looks[place].current : looks[place].other);
}

export function NavLink({ item, place, onFollow }: { item: NavItem; place: NavPlace; onFollow?: () => void }) {
  const pathname = usePathname();
  const here = pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`));
  const current = item.current ?? here;
  return (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      {...(onFollow && { onClick: onFollow })}
      className={navLinkClass(place, current)}
    >
      <Icon name={item.icon} />
      <span className={place === "bar" ? undefined : "min-w-0 grow"}>{item.label}</span>
      {item.badge && (
        <span className={place === "bar" ? "absolute top-1 start-1/2 ms-2" : undefined}>{item.badge}</span>
      )}
    </Link>
  );
}
