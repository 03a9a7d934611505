import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type PageHeaderProps = {
  title: ReactNode;
  /** Beside the title: the state of the item. */
  mark?: ReactNode;
  /** One sentence of context, with its numbers and denominators. */
  context?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  className?: string | undefined;
};

export function PageHeader({ title, mark, context, actions, back, className }: PageHeaderProps) {
  return (
    <header className={classNames("rule-head mb-6 pb-3", className)}>
      {back && (
        <Link
          href={back.href}
          className="-ms-1 mb-1 inline-flex min-h-8 items-center gap-0.5 text-sm text-muted no-underline hover:text-action pointer-coarse:min-h-11 print:hidden"
        >
          <Icon name="chevron-left" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="font-song text-2xl font-bold">{title}</h1>
            {mark}
          </div>
          {context && <p className="mt-0.5 max-w-measure text-sm text-muted">{context}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  );
}
