import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";

type EmptyStateProps = {
  title: ReactNode;
  /** One sentence: why it is empty and what to do next. */
  children?: ReactNode;
  /** The button of the next step. */
  action?: ReactNode;
  icon?: IconName;
  level?: 2 | 3;
  className?: string | undefined;
};

/** Looks like an empty, ruled page of a notebook, with the next step on it. */
export function EmptyState({ title, children, action, icon = "notebook", level = 2, className }: EmptyStateProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      className={classNames("rounded-md border border-dashed border-edge bg-surface px-5 py-8 sm:px-8", className)}
    >
      <div className="flex max-w-measure flex-col items-start gap-2">
        <Icon name={icon} className="size-6 text-muted" />
        <Heading className="text-lg">{title}</Heading>
        {children && <p className="text-muted">{children}</p>}
        {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
      </div>
    </section>
  );
}
