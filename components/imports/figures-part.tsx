"use client";

import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { DimensionLabel } from "@/components/projects/dimension-label";
import type { Found, FoundFigure } from "@/lib/imports/types";

type FiguresPartProps = {
  figures: readonly Found<FoundFigure>[];
  dropped: ReadonlySet<number>;
  onDrop: (start: number, dropped: boolean) => void;
};

export function FiguresPart({ figures, dropped, onDrop }: FiguresPartProps) {
  const t = useTranslations("imports.figures");
  const words = useTranslations("vocabulary");
  if (figures.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h3 className="text-lg">{t("title")}</h3>
      <p className="max-w-measure text-sm text-muted">{t("context")}</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {figures.map(({ value, start }) => (
          <li key={start} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
            <Checkbox
              checked={!dropped.has(start)}
              onChange={(event) => onDrop(start, !event.target.checked)}
              label={`${value.indicator} ${value.value}${value.unit} ${t("asOf", { day: value.asOf })}`}
            />
            <DimensionLabel dimension={value.dimension} label={words(`dimensionShort.${value.dimension}`)} size="sm" />
          </li>
        ))}
      </ul>
    </section>
  );
}
