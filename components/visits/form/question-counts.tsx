"use client";

import { createContext, memo, use } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { useMark } from "@/components/visits/form/use-mark";
import { countsKey, type Counts } from "@/lib/visits/counts";
import type { DimensionKey } from "@/lib/vocabulary";

/** What is written under each question, by its id, as of the last time the text was saved. */
export const QuestionCountsContext = createContext<Record<string, Counts>>({});

/** Shows whether a question has been asked yet. */
export const QuestionCount = memo(function QuestionCount({ id, dimension }: { id: string; dimension: DimensionKey }) {
  const t = useTranslations("visits");
  const count = use(QuestionCountsContext)[id];
  const mark = useMark(dimension);
  if (mark) return null;
  return (
    <span
      className={classNames(
        "shrink-0 rounded-sm border px-1.5 text-sm whitespace-nowrap",
        count ? "border-line bg-sunken" : "border-dashed border-edge text-muted",
      )}
    >
      {count ? t(`counts.${countsKey(count)}`, { ...count }) : t("form.question.untouched")}
    </span>
  );
});
