"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { handInLimits } from "@/lib/visits/limits";
import type { LongPart } from "@/lib/visits/split-long";

type Answers = { onSplit: () => void; onKeep: () => void };
type OfferProps = Answers & { question: string; keep: string; parts: readonly ReactNode[] };

/** Shown beside the entry. It never blocks: typing continues with or without an answer. */
function Offer({ question, keep, parts, onSplit, onKeep }: OfferProps) {
  const t = useTranslations("visits");
  return (
    <section aria-label={t("split.title")} className="mt-1 border-s-3 border-s-action bg-action-soft px-3 py-2">
      <p role="status" className="font-medium">
        {question}
      </p>
      <ol className="mt-1 max-h-48 list-decimal overflow-y-auto ps-6 text-sm">
        {parts.map((part, place) => (
          <li key={place}>{part}</li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={onSplit}>
          {t("split.split", { count: parts.length })}
        </Button>
        <Button size="sm" onClick={onKeep}>
          {keep}
        </Button>
      </div>
    </section>
  );
}

/** For a text that seems to contain several points. */
export function SplitOffer({ points, ...answers }: Answers & { points: readonly string[] }) {
  const t = useTranslations("visits");
  const question = t("split.question", { count: points.length });
  return <Offer question={question} keep={t("split.keep")} parts={points} {...answers} />;
}

/** For a text that is too long for one entry: how it begins, ends and how long each part is. */
export function LongOffer({ parts, ...answers }: Answers & { parts: readonly LongPart[] }) {
  const t = useTranslations("visits");
  const whole = parts.reduce((sum, { characters }) => sum + characters, 0);
  return (
    <Offer
      question={t("split.long", { characters: whole, max: handInLimits.entry, count: parts.length })}
      keep={t("split.notYet")}
      parts={parts.map((part) => t("split.part", { ...part }))}
      {...answers}
    />
  );
}
