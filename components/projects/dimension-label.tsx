import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { toneSoft, toneText, type Tone } from "@/components/ui/tone";
import { dimensionGlyphs, type DimensionKey } from "@/lib/vocabulary";

/** The colour of each dimension, for bars, charts and marks. */
export const dimensionTones: Record<DimensionKey, Tone> = {
  status: "slate",
  example: "green",
  problem: "vermilion",
  suggestion: "amber",
};

/** The background of a section or cell of a dimension. Ordinary text stays readable on it. */
export function dimensionSoftClass(dimension: DimensionKey): string {
  return toneSoft[dimensionTones[dimension]];
}

export function dimensionTextClass(dimension: DimensionKey): string {
  return toneText[dimensionTones[dimension]];
}

const sizes = { sm: "gap-1 text-sm", md: "gap-1.5 text-base", lg: "gap-2 text-lg font-semibold" };

type DimensionLabelProps = {
  dimension: DimensionKey;
  /** The project's own word for it. If there is only space for the glyph, leave it out and give `name`. */
  label?: ReactNode;
  /** Read by screen readers instead of a label that is not shown. */
  name?: string;
  count?: number;
  size?: keyof typeof sizes;
  className?: string | undefined;
};

export function DimensionLabel({ dimension, label, name, count, size = "md", className }: DimensionLabelProps) {
  return (
    <span
      className={classNames(
        "inline-flex shrink-0 items-baseline whitespace-nowrap",
        sizes[size],
        dimensionTextClass(dimension),
        className,
      )}
    >
      <span aria-hidden className="text-[0.9em]">
        {dimensionGlyphs[dimension]}
      </span>
      {label}
      {!label && name && <span className="sr-only">{name}</span>}
      {count !== undefined && <span className="font-semibold">{count}</span>}
    </span>
  );
}
