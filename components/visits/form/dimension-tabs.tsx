"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { dimensionTextClass } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { paintedApartClass } from "@/components/visits/form/row-class";
import { countsKey, type Counts } from "@/lib/visits/counts";
import type { FormDimension } from "@/lib/visits/types";
import { dimensionGlyphs, type DimensionKey, type DimensionMark } from "@/lib/vocabulary";

export type DimensionCounts = Record<DimensionKey, Counts>;
type Marks = Record<DimensionKey, DimensionMark | null>;

type DimensionTabsProps = {
  dimensions: readonly FormDimension[];
  counts: DimensionCounts;
  marks: Marks;
  current: DimensionKey;
  onChoose: (key: DimensionKey) => void;
  disabled: boolean;
};

/** Short to see, in full to hear. */
function Count({ counts, mark }: { counts: Counts; mark: DimensionMark | null }) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const key = countsKey(counts);
  return (
    <span className="text-xs whitespace-nowrap">
      <span aria-hidden>{mark ? words(`dimensionMark.${mark}`) : t(`countsShort.${key}`, { ...counts })}</span>
      <span className="sr-only">{mark ? words(`dimensionMark.${mark}`) : t(`counts.${key}`, { ...counts })}</span>
    </span>
  );
}

/** On a phone: one dimension is visible, and all four can always be reached. */
export const DimensionTabs = memo(function DimensionTabs({
  dimensions,
  counts,
  marks,
  current,
  onChoose,
  disabled,
}: DimensionTabsProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  return (
    <div role="group" aria-label={t("form.dimensions")} className="grid grid-cols-4 lg:hidden">
      {dimensions.map(({ key }) => (
        <button
          key={key}
          type="button"
          aria-pressed={current === key}
          disabled={disabled}
          onClick={() => onChoose(key)}
          className={classNames(
            "flex min-h-12 flex-col items-center justify-center border-b-2 text-sm leading-tight -outline-offset-2",
            current === key ? "border-ink font-semibold" : "border-transparent text-muted",
          )}
        >
          <span className="flex items-center gap-1">
            <span aria-hidden className={dimensionTextClass(key)}>
              {dimensionGlyphs[key]}
            </span>
            {words(`dimensionShort.${key}`)}
          </span>
          <Count counts={counts[key]} mark={marks[key]} />
        </button>
      ))}
    </div>
  );
});

/** On a wide screen: the outline on the left, with the same counts. */
export const DimensionOutline = memo(function DimensionOutline({
  dimensions,
  counts,
  marks,
}: Omit<DimensionTabsProps, "current" | "onChoose" | "disabled">) {
  const t = useTranslations("visits");
  return (
    <nav
      aria-label={t("form.dimensions")}
      className={classNames("sticky top-32 hidden self-start lg:block", paintedApartClass)}
    >
      <ul className="flex flex-col">
        {dimensions.map(({ key, label }) => (
          <li key={key}>
            <a
              href={`#dimension-${key}`}
              className="flex min-h-10 items-center gap-2 rounded-sm px-2 text-sm no-underline hover:bg-sunken pointer-coarse:min-h-11"
            >
              <span aria-hidden className={dimensionTextClass(key)}>
                {dimensionGlyphs[key]}
              </span>
              <span className="min-w-0 flex-1">{label}</span>
              <Count counts={counts[key]} mark={marks[key]} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
});
