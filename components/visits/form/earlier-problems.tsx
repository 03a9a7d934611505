"use client";

import { memo, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { useNotes, useStands } from "@/components/visits/form/notes-context";
import { useDateText } from "@/components/visits/form/use-date-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { quoted, type EarlierProblem } from "@/lib/visits/site-notes";
import { entryTaken, placeAgain } from "@/lib/visits/take-over";

/** How many are shown at once. A longer list would leave too little room for today's entries. */
const firstShown = 3;

/**
 * Problems raised at the site before. Each can be recorded again or as solved. Both make an ordinary entry of today's
 * visit and nothing else: whether a problem is open follows from the visits (docs/decisions/018).
 */
export const EarlierProblems = memo(function EarlierProblems({ className }: { className?: string }) {
  const t = useTranslations("visits");
  const heading = useId();
  const { problems } = useNotes();
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, firstShown);
  return (
    <section aria-labelledby={heading} className={classNames("text-sm print:hidden", className)}>
      <h3 id={heading} className="flex items-baseline gap-2 text-base">
        {t("form.earlierProblems.title")}
        <span className="text-sm font-normal text-muted">
          {t("form.earlierProblems.count", { count: problems.length })}
        </span>
      </h3>
      <ul className="mt-1 flex flex-col">
        {shown.map((problem) => (
          <Problem key={problem.id} problem={problem} />
        ))}
      </ul>
      {shown.length < problems.length && (
        <Button size="sm" variant="quiet" className="-ms-3 min-h-11" onClick={() => setAll(true)}>
          {t("form.earlierProblems.more", { count: problems.length - shown.length })}
          <Icon name="chevron-down" />
        </Button>
      )}
    </section>
  );
});

function Problem({ problem }: { problem: EarlierProblem }) {
  const t = useTranslations("visits");
  const longDay = useDateText();
  const { rows } = useVisitForm();
  const { asked } = useNotes();
  const { text, visitedOn } = problem;
  const day = longDay(visitedOn);
  const short = quoted(text);
  const solved = t("form.earlierProblems.resolvedText", { day, text: short });
  const [again, wasSolved] = [useStands("problem", text), useStands("status", solved)];
  const taken = again || wasSolved;
  return (
    <li className="border-t border-line pt-2">
      <p className="whitespace-pre-wrap">{text}</p>
      <div className="flex min-h-11 items-center justify-between gap-1">
        <span className="text-muted">{day}</span>
        {taken ? (
          <span className="inline-flex items-center gap-1 text-muted">
            <Icon name="check" className="size-4" />
            {t("form.earlierProblems.taken")}
          </span>
        ) : (
          <span className="-me-3 flex">
            <Button
              size="sm"
              variant="quiet"
              className="min-h-11"
              aria-label={t("form.earlierProblems.stillName", { text: short })}
              onClick={() => rows.takeEntry(entryTaken(text, placeAgain(problem, asked)))}
            >
              {t("form.earlierProblems.still")}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              className="min-h-11"
              aria-label={t("form.earlierProblems.resolvedName", { text: short })}
              onClick={() => rows.takeEntry(entryTaken(solved, { dimension: "status", questionId: null }))}
            >
              {t("form.earlierProblems.resolved")}
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}
