"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { EarlierProblems } from "@/components/visits/form/earlier-problems";
import { FollowUpsToAsk } from "@/components/visits/form/follow-ups-to-ask";
import { QuestionBlock } from "@/components/visits/form/question-block";
import { noRows, type DimensionRows } from "@/components/visits/form/row-places";
import { useMark } from "@/components/visits/form/use-mark";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { FormDimension } from "@/lib/visits/types";
import { dimensionMarks } from "@/lib/vocabulary";

type DimensionSectionProps = {
  dimension: FormDimension;
  /** On a phone only one is visible; on a wide screen all four are. */
  inSight: boolean;
  /** Its rows; the same object while none has come, gone or moved. */
  placed: DimensionRows;
  /** How many of them are rendered so far. */
  most: number;
};

export const DimensionSection = memo(function DimensionSection({
  dimension,
  inSight,
  placed,
  most,
}: DimensionSectionProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { rows } = useVisitForm();
  const mark = useMark(dimension.key);
  const empty = Object.values(placed).every((rows) => !rows || rows.entries.length + rows.figureIds.length === 0);

  let left = most;
  /** The rows of a block, and how many of them are rendered so far. */
  const rowsOf = (question: string) => {
    const rows = placed[question] ?? noRows;
    const own = Math.max(0, left);
    left -= rows.entries.length + rows.figureIds.length;
    return { rows, most: left >= 0 ? Infinity : own };
  };

  return (
    <section
      id={`dimension-${dimension.key}`}
      data-dimension={dimension.key}
      aria-label={dimension.label}
      className={classNames("isolate scroll-mt-28 lg:mb-8 lg:block", !inSight && "hidden")}
    >
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 pb-1">
        <h2>
          <DimensionLabel dimension={dimension.key} label={dimension.label} size="lg" />
        </h2>
        {empty && (
          <div
            role="group"
            aria-label={t("form.marks")}
            className="flex"
            data-field={`marks.${dimension.key}`}
            tabIndex={-1}
          >
            {dimensionMarks.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={mark === each}
                onClick={() => rows.setMark(dimension.key, mark === each ? null : each)}
                className={classNames(
                  "inline-flex min-h-11 items-center gap-1 rounded-sm px-2.5 text-sm",
                  mark === each ? "bg-action font-medium text-on-action" : "text-muted hover:bg-sunken hover:text-ink",
                )}
              >
                {mark === each && <span aria-hidden>✓</span>}
                {words(`dimensionMark.${each}`)}
              </button>
            ))}
          </div>
        )}
      </header>
      {dimension.guidance && <p className="mb-2 text-sm text-muted">{dimension.guidance}</p>}
      <FollowUpsToAsk dimension={dimension.key} />
      {dimension.key === "problem" && (
        <EarlierProblems className="mb-3 rounded-md border border-line bg-surface px-4 py-3 xl:hidden" />
      )}
      {dimension.questions.map((question) => (
        <QuestionBlock
          key={question.id}
          place={{ dimension: dimension.key, questionId: question.id }}
          question={question}
          {...rowsOf(question.id)}
        />
      ))}
      <QuestionBlock place={{ dimension: dimension.key, questionId: null }} question={undefined} {...rowsOf("")} />
    </section>
  );
});
