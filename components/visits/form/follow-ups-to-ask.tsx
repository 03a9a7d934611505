"use client";

import { memo, useId, useState } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { useDateText } from "@/components/visits/form/use-date-text";
import { useRowIds } from "@/components/visits/form/use-row-ids";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { WatchedTextField } from "@/components/visits/form/watched-text-field";
import type { FormFollowUp } from "@/lib/followups/types";
import { quoted } from "@/lib/visits/site-notes";
import type { DimensionKey } from "@/lib/vocabulary";

/** What is to be found out at the site in this dimension (补访). Each is closed by what is heard today. */
export const FollowUpsToAsk = memo(function FollowUpsToAsk({ dimension }: { dimension: DimensionKey }) {
  const t = useTranslations("visits.form.followUp");
  const { data, form } = useVisitForm();
  const siteId = useWatch({ control: form.control, name: "siteId" });
  const asked = data.followUps?.filter((each) => each.dimension === dimension && each.siteIds.includes(siteId)) ?? [];
  if (asked.length === 0) return null;
  return (
    <section
      aria-label={t("list")}
      className="mb-3 rounded-md border border-line bg-surface px-4 py-3 text-sm print:hidden"
    >
      <h3 className="text-base">{t("list")}</h3>
      <ul>
        {asked.map((followUp) => (
          <ToAsk key={followUp.id} followUp={followUp} />
        ))}
      </ul>
    </section>
  );
});

function ToAsk({ followUp }: { followUp: FormFollowUp }) {
  const t = useTranslations("visits.form.followUp");
  const longDay = useDateText();
  const { form, rows } = useVisitForm();
  const { control } = form;
  const { id, dimension, question, assigneeName, dueOn } = followUp;
  const answer = useWatch({ control, name: `answers.${id}` }) as { entryIds: string[]; note: string } | undefined; // not there before the first answer
  const entryIds = useRowIds("entryIds");
  const [noting, setNoting] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const tied = answer?.entryIds.filter((entry) => entryIds.includes(entry)) ?? [];
  const name = quoted(question);
  return (
    <li className="mt-2 border-t border-line pt-2">
      <p className="font-medium whitespace-pre-wrap">{question}</p>
      <p className="text-muted">
        {t("forName", { name: assigneeName })}
        {dueOn && ` · ${t("due", { day: longDay(dueOn) })}`}
      </p>
      {tied.map((entry) => (
        <Tied key={entry} id={entry} onUntie={() => rows.untieEntry(id, entry)} />
      ))}
      {choosing && (
        <EntryChoice
          {...{ dimension, tied }}
          onChoose={(entry) => {
            rows.tieEntry(id, entry);
            setChoosing(false);
          }}
        />
      )}
      {(noting || answer?.note) && (
        <WatchedTextField name={`answers.${id}.note`} label={t("note")} hint={t("noteHint")} autoComplete="off" />
      )}
      <div className="-ms-3 flex flex-wrap">
        <Button
          size="sm"
          variant="quiet"
          className="min-h-11"
          aria-label={t("recordName", { question: name })}
          onClick={() => rows.answerAnew(id, { dimension, questionId: null })}
        >
          {t("record")}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          className="min-h-11"
          aria-label={t("tieName", { question: name })}
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          {t("tie")}
        </Button>
        {tied.length === 0 && !noting && !answer?.note && (
          <Button
            size="sm"
            variant="quiet"
            className="min-h-11"
            aria-label={t("askedName", { question: name })}
            onClick={() => {
              rows.answer(id, () => ({}));
              setNoting(true);
            }}
          >
            {t("asked")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** An entry of this visit that answers it. */
function Tied({ id, onUntie }: { id: string; onUntie: () => void }) {
  const t = useTranslations("visits.form.followUp");
  const { form } = useVisitForm();
  const text = quoted(useWatch({ control: form.control, name: `entries.${id}.text` })) || t("emptyEntry");
  return (
    <p className="flex items-start gap-1">
      <Icon name="check" className="mt-3.5 size-4 shrink-0 text-green" />
      <span className="min-w-0 flex-1 py-2.5">{t("answered", { text })}</span>
      <Button size="sm" variant="quiet" className="min-h-11" aria-label={t("untieName", { text })} onClick={onUntie}>
        {t("untie")}
      </Button>
    </p>
  );
}

type EntryChoiceProps = { dimension: DimensionKey; tied: string[]; onChoose: (id: string) => void };

/** The entries that are written, those of the dimension first. */
function EntryChoice({ dimension, tied, onChoose }: EntryChoiceProps) {
  const t = useTranslations("visits.form.followUp");
  const { form } = useVisitForm();
  const label = useId();
  const { entryIds, entries } = form.getValues();
  const written = entryIds.flatMap((id) => {
    const entry = entries[id];
    return entry?.text.trim() && !tied.includes(id) ? [{ id, entry }] : [];
  });
  const options = written
    .sort((a, b) => Number(b.entry.dimension === dimension) - Number(a.entry.dimension === dimension))
    .map(({ id, entry }) => ({ value: id, label: quoted(entry.text) }));
  return (
    <>
      <span id={label} className="sr-only">
        {t("choose")}
      </span>
      <Select
        aria-labelledby={label}
        placeholder={t("choose")}
        options={options}
        value=""
        onChange={({ target }) => onChoose(target.value)}
      />
    </>
  );
}
