import type { ReactNode, ToggleEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type DisclosureProps = {
  summary: ReactNode;
  /** Stays visible at the right of the summary, open or closed: a count, a bar. */
  aside?: ReactNode;
  open?: boolean;
  id?: string | undefined;
  className?: string | undefined;
  /** Each time it is opened. Only for client components. */
  onOpen?: () => void;
  children: ReactNode;
};

/** Opens in place, without script. */
export function Disclosure({ summary, aside, open, id, className, onOpen, children }: DisclosureProps) {
  return (
    <details
      id={id}
      open={open}
      {...(onOpen && { onToggle: (event: ToggleEvent<HTMLDetailsElement>) => event.currentTarget.open && onOpen() })}
      className={classNames("group/disclosure border-b border-line", className)}
    >
      <summary className="flex min-h-11 list-none items-center gap-2 py-2 hover:text-action">
        <Icon
          name="chevron-right"
          className="text-muted transition-transform group-open/disclosure:rotate-90 print:hidden"
        />
        <span className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-0.5">
          <span className="min-w-0 grow basis-56">{summary}</span>
          {aside}
        </span>
      </summary>
      <div className="ps-7 pb-4">{children}</div>
    </details>
  );
}
