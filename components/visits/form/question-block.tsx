"use client";

import { memo, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { EntryRows } from "@/components/visits/form/entry-rows";
import { LastSaid, samePlace } from "@/components/visits/form/last-said";
import { QuestionCount } from "@/components/visits/form/question-counts";
import { FigureRow } from "@/components/visits/form/figure-row";
import { heightOfQuestion, questionOutOfSightClass, rowListClass } from "@/components/visits/form/row-class";
import type { BlockRows } from "@/components/visits/form/row-places";
import type { EntryPlace } from "@/lib/visits/take-over";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { FormQuestion } from "@/lib/visits/types";

type QuestionBlockProps = {
  place: EntryPlace;
  /** Undefined if the block contains rows that answer no question of the outline. */
  question: FormQuestion | undefined;
  rows: BlockRows;
  /** How many of them are rendered so far. */
  most: number;
};

/** A change of the rows of one question does not render another question again. */
function sameBlock(before: QuestionBlockProps, after: QuestionBlockProps): boolean {
  return (
    samePlace(before.place, after.place) &&
    before.question === after.question &&
    before.rows === after.rows &&
    before.most === after.most
  );
}

export const QuestionBlock = memo(function QuestionBlock({
  place,
  question,
  rows: { entries, figureIds },
  most,
}: QuestionBlockProps) {
  const t = useTranslations("visits");
  const { rows } = useVisitForm();
  const heading = useId();
  const hint = useId();
  const [hinting, setHinting] = useState(false);
  // As it was at first: once in sight, the browser knows it better.
  const [height] = useState(() => heightOfQuestion(entries.length + figureIds.length));
  return (
    <div
      role="group"
      aria-labelledby={heading}
      data-question={question?.id}
      className={classNames("scroll-mt-28 pb-4", questionOutOfSightClass)}
      style={height}
    >
      <div className="flex items-start justify-between gap-3 border-t border-line pt-3">
        <h3 id={heading} className="min-w-0 text-base leading-snug text-wrap">
          {question?.text ?? t("form.otherPoints")}
        </h3>
        {question && <QuestionCount id={question.id} dimension={place.dimension} />}
      </div>
      {question?.hint && (
        <p id={hint} hidden={!hinting} className="mt-1 text-sm whitespace-pre-line text-muted">
          {question.hint}
        </p>
      )}
      <LastSaid place={place} />
      <EntryRows entries={entries} most={most} />
      {figureIds.length > 0 && (
        <ol className={rowListClass}>
          {figureIds.slice(0, Math.max(0, most - entries.length)).map((id, index) => (
            <FigureRow key={id} id={id} number={index + 1} />
          ))}
        </ol>
      )}
      <div className="mt-1 -ms-3 flex flex-wrap">
        <Button variant="quiet" className="min-h-11 px-3!" data-add-entry onClick={() => rows.addEntry(place)}>
          <Icon name="plus" />
          {t("form.addEntry")}
        </Button>
        <Button variant="quiet" className="min-h-11 px-3! text-muted" onClick={() => rows.addFigure(place)}>
          <Icon name="plus" />
          {t("form.addFigure")}
        </Button>
        {question?.hint && (
          <Button
            variant="quiet"
            className="min-h-11 px-3! text-muted"
            aria-label={t("form.question.hintOf", { question: question.text })}
            aria-expanded={hinting}
            aria-controls={hint}
            onClick={() => setHinting(!hinting)}
          >
            <Icon name="info" />
            {t("form.question.hint")}
          </Button>
        )}
      </div>
    </div>
  );
}, sameBlock);
