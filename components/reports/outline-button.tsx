"use client";

import type { ReactNode } from "react";
import { useOnScreen } from "@/components/reports/on-screen";
import { classNames } from "@/components/ui/class-names";

type OutlineButtonProps = {
  /** Of its part on the page. */
  place: string;
  /** The part in hand. */
  current: boolean;
  onClick: () => void;
  children: ReactNode;
  className?: string | undefined;
};

/** The name of a part in the outline. A bar stands before the part that is on the screen. */
export function OutlineButton({ place, current, onClick, children, className }: OutlineButtonProps) {
  const { row, here } = useOnScreen<HTMLButtonElement>(place);
  return (
    <button
      ref={row}
      type="button"
      aria-current={current ? "true" : here ? "location" : undefined}
      data-here={here || undefined}
      onClick={onClick}
      className={classNames("unit-name", current && "bg-action-soft font-semibold text-action", className)}
    >
      {children}
    </button>
  );
}
