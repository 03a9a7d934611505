import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type ChipProps = {
  /** The address that turns the filter on or, for a chosen chip, off. */
  href: string;
  children: ReactNode;
  selected?: boolean;
  /** Read after the words of a chosen chip: 移除筛选. */
  removeLabel?: string;
  className?: string | undefined;
};

export function Chip({ href, children, selected = false, removeLabel, className }: ChipProps) {
  return (
    <Link
      href={href}
      scroll={false}
      className={classNames(
        "inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm no-underline transition-colors pointer-coarse:min-h-11",
        selected
          ? "border-action bg-action-soft font-medium text-action hover:bg-surface"
          : "print:hidden border-line bg-surface text-ink hover:border-action hover:text-action",
        className,
      )}
    >
      {children}
      {selected && <Icon name="close" className="-me-1 size-4 print:hidden" label={removeLabel} />}
    </Link>
  );
}
