"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

type SplitOfferProps = { points: readonly string[]; onSplit: () => void; onKeep: () => void };

/** Shown beside the entry. It never blocks: typing continues with or without an answer. */
export function SplitOffer({ points, onSplit, onKeep }: SplitOfferProps) {
  const t = useTranslations("visits");
  return (
    <section aria-label={t("split.title")} className="mt-1 border-s-3 border-s-action bg-action-soft px-3 py-2">
      <p role="status" className="font-medium">
        {t("split.question", { count: points.length })}
      </p>
      <ol className="mt-1 max-h-48 list-decimal overflow-y-auto ps-6 text-sm">
        {points.map((point, place) => (
          <li key={place}>{point}</li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={onSplit}>
          {t("split.split", { count: points.length })}
        </Button>
        <Button size="sm" onClick={onKeep}>
          {t("split.keep")}
        </Button>
      </div>
    </section>
  );
}
