"use client";

import { createContext, use } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { DimensionKey } from "@/lib/vocabulary";

/** The number of rows below each question, by its id, as of the last time the text was saved. */
export const QuestionCountsContext = createContext<Record<string, number>>({});

/** Shows whether a question has been asked yet. */
export function QuestionCount({ id, dimension }: { id: string; dimension: DimensionKey }) {
  const t = useTranslations("visits");
  const { control } = useVisitForm().form;
  const count = use(QuestionCountsContext)[id] ?? 0;
  const mark = useWatch({ control, name: `marks.${dimension}` });
  if (mark) return null;
  return (
    <span
      className={classNames(
        "shrink-0 rounded-sm border px-1.5 text-sm whitespace-nowrap",
        count > 0 ? "border-line bg-sunken" : "border-dashed border-edge text-muted",
      )}
    >
      {count > 0 ? t("form.question.count", { count }) : t("form.question.untouched")}
    </span>
  );
}
