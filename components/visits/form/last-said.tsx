"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useNotes, useStands } from "@/components/visits/form/notes-context";
import { useDateText } from "@/components/visits/form/use-date-text";
import type { EntryPlace } from "@/lib/visits/take-over";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { countsKey, countsOf } from "@/lib/visits/counts";
import { figureParts } from "@/lib/visits/said/figure";
import { quoted, saidUnder, type SaidEntry, type SaidFigure } from "@/lib/visits/site-notes";
import { entryTaken, figureTaken } from "@/lib/visits/take-over";

export const samePlace = (a: EntryPlace, b: EntryPlace) => a.dimension === b.dimension && a.questionId === b.questionId;

const sameSaid = (before: { place: EntryPlace }, after: { place: EntryPlace }) => samePlace(before.place, after.place);

/**
 * What was said under this question the last time: grey, collapsed to a line, and no entry unless the person takes it
 * over.
 */
export const LastSaid = memo(function LastSaid({ place }: { place: EntryPlace }) {
  const t = useTranslations("visits");
  const longDay = useDateText();
  const { lastVisit, asked } = useNotes();
  if (!lastVisit) return null;
  const { entries, figures } = saidUnder(lastVisit, place, asked);
  const counts = countsOf({ entries, figures });
  if (entries.length + figures.length === 0) return null;
  const [first] = [...entries.map(({ text }) => text), ...figures.map(({ indicator }) => indicator)];
  return (
    <details className="group/said mt-1 text-sm text-muted print:hidden">
      <summary className="flex min-h-11 list-none items-center gap-1.5 rounded-sm hover:text-ink">
        <Icon name="chevron-right" className="transition-transform group-open/said:rotate-90" />
        <span className="flex min-w-0 flex-1 flex-col sm:flex-row sm:gap-x-3">
          <span className="shrink-0">
            {t("form.lastSaid.title", {
              day: longDay(lastVisit.visitedOn),
              counts: t(`counts.${countsKey(counts)}`, { ...counts }),
            })}
          </span>
          <span className="truncate group-open/said:hidden">{first}</span>
        </span>
      </summary>
      <ul className="ms-2 flex flex-col border-s border-line ps-3">
        {entries.map((entry) => (
          <SaidPoint key={entry.id} entry={entry} place={place} />
        ))}
        {figures.map((figure) => (
          <SaidFigure key={figure.id} figure={figure} place={place} />
        ))}
      </ul>
    </details>
  );
}, sameSaid);

function SaidPoint({ entry, place }: { entry: SaidEntry; place: EntryPlace }) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { rows } = useVisitForm();
  const { text, form } = entry;
  const stands = useStands(place.dimension, text);
  return (
    <li className="flex items-start gap-2">
      <p className="min-w-0 flex-1 py-2.5 leading-relaxed whitespace-pre-wrap">
        {form === "verbatim" && (
          <span className="me-1 rounded-sm border border-line px-1">{words("entryForm.verbatim")}</span>
        )}
        {text}
      </p>
      {stands ? (
        <Taken />
      ) : (
        <Button
          size="sm"
          variant="quiet"
          className="min-h-11 shrink-0"
          aria-label={t("form.lastSaid.takeName", { text: quoted(text) })}
          onClick={() => rows.takeEntry(entryTaken(text, place), { focus: true })}
        >
          {t("form.lastSaid.take")}
        </Button>
      )}
    </li>
  );
}

function SaidFigure({ figure, place }: { figure: SaidFigure; place: EntryPlace }) {
  const t = useTranslations("visits");
  const { rows } = useVisitForm();
  const { indicator, value, unit, asOf } = figure;
  return (
    <li className="flex items-start gap-2">
      <p className="min-w-0 flex-1 py-2.5 tabular-nums">
        {indicator} {t("form.lastSaid.figure", { ...figureParts(value, unit), asOf })}
      </p>
      <Button
        size="sm"
        variant="quiet"
        className="min-h-11 shrink-0"
        aria-label={t("form.lastSaid.takeName", { text: indicator })}
        onClick={() => rows.takeFigure(figureTaken(figure, place))}
      >
        {t("form.lastSaid.take")}
      </Button>
    </li>
  );
}

function Taken() {
  const t = useTranslations("visits");
  return (
    <span className="inline-flex min-h-11 shrink-0 items-center gap-1 px-3">
      <Icon name="check" className="size-4" />
      {t("form.lastSaid.taken")}
    </span>
  );
}
