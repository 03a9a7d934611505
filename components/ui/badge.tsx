import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { toneSoft, toneText, type Tone } from "@/components/ui/tone";

type BadgeProps = {
  tone?: Tone;
  /** A sign that distinguishes the state without colour: ○ ◐ ↩ ✓ ✕ … */
  glyph: string;
  children: ReactNode;
  className?: string | undefined;
};

export function Badge({ tone = "neutral", glyph, children, className }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex w-fit items-center gap-1 rounded-sm border border-current/30 px-1.5 text-xs leading-5.5 font-medium whitespace-nowrap",
        toneText[tone],
        toneSoft[tone],
        className,
      )}
    >
      <span aria-hidden>{glyph}</span>
      {children}
    </span>
  );
}
