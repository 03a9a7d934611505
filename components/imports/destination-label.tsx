"use client";

import { useTranslations } from "use-intl";
import { dimensionTones } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { toneSoft, toneText, type Tone } from "@/components/ui/tone";
import type { Destination } from "@/lib/imports/types";
import { isDimension } from "@/lib/imports/to-visit";
import { dimensionGlyphs, dimensionKeys } from "@/lib/vocabulary";

const otherGlyphs = { heading: "§", fact: "✓", waiting: "？", left_out: "–" } as const;

export const everyDestination: readonly Destination[] = [...dimensionKeys, "waiting", "left_out", "heading", "fact"];

export function glyphOf(place: Destination): string {
  return isDimension(place) ? dimensionGlyphs[place] : otherGlyphs[place];
}

export function toneOf(place: Destination): Tone {
  if (isDimension(place)) return dimensionTones[place];
  return place === "waiting" ? "action" : "neutral";
}

export function softOf(place: Destination): string {
  return place === "heading" || place === "fact" || place === "left_out" ? "" : toneSoft[toneOf(place)];
}

export function useDestinationNames(): (place: Destination) => string {
  const t = useTranslations("imports");
  const words = useTranslations("vocabulary");
  return (place) => (isDimension(place) ? words(`dimensionShort.${place}`) : t(`place.${place}`));
}

/** The destination of a piece: an icon and a word, not colour alone. */
export function DestinationLabel({ place, className }: { place: Destination; className?: string }) {
  const nameOf = useDestinationNames();
  return (
    <span
      className={classNames(
        "inline-flex items-baseline gap-1 text-sm font-medium whitespace-nowrap",
        toneText[toneOf(place)],
        className,
      )}
    >
      <span aria-hidden className="text-[0.9em]">
        {glyphOf(place)}
      </span>
      {nameOf(place)}
    </span>
  );
}
