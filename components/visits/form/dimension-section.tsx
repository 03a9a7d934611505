"use client";

import { memo } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { EarlierProblems } from "@/components/visits/form/earlier-problems";
import { QuestionBlock } from "@/components/visits/form/question-block";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { FormDimension } from "@/lib/visits/types";
import { dimensionMarks } from "@/lib/vocabulary";

type DimensionSectionProps = {
  dimension: FormDimension;
  /** On a phone only one is visible; on a wide screen all four are. */
  inSight: boolean;
  /** Changes after a row moved from one place to another; see useRows. */
  arrangement: number;
};

export const DimensionSection = memo(function DimensionSection({
  dimension,
  inSight,
  arrangement: _drawnAnew,
}: DimensionSectionProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { form, rows } = useVisitForm();
  const { control, getValues } = form;
  const entryIds = useWatch({ control, name: "entryIds" });
  const figureIds = useWatch({ control, name: "figureIds" });
  const mark = useWatch({ control, name: `marks.${dimension.key}` });

  const entries = entryIds.filter((id) => getValues(`entries.${id}.dimension`) === dimension.key);
  const figures = figureIds.filter((id) => getValues(`figures.${id}.dimension`) === dimension.key);
  const asked = new Set(dimension.questions.map(({ id }) => id));
  const empty = entries.length + figures.length === 0;

  /** Rows of one question. Rows whose question is not on the screen are shown below the dimension's other points. */
  const under = (questionId: string | null) => {
    const belongs = (own: string | null) =>
      questionId === null ? own === null || !asked.has(own) : own === questionId;
    return {
      entryIds: entries.filter((id) => belongs(getValues(`entries.${id}.questionId`))),
      figureIds: figures.filter((id) => belongs(getValues(`figures.${id}.questionId`))),
    };
  };

  return (
    <section
      id={`dimension-${dimension.key}`}
      data-dimension={dimension.key}
      aria-label={dimension.label}
      className={classNames("scroll-mt-28 lg:mb-8 lg:block", !inSight && "hidden")}
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
      {dimension.key === "problem" && (
        <EarlierProblems className="mb-3 rounded-md border border-line bg-surface px-4 py-3 xl:hidden" />
      )}
      {dimension.questions.map((question) => (
        <QuestionBlock
          key={question.id}
          place={{ dimension: dimension.key, questionId: question.id }}
          question={question}
          {...under(question.id)}
        />
      ))}
      <QuestionBlock place={{ dimension: dimension.key, questionId: null }} question={undefined} {...under(null)} />
    </section>
  );
});
