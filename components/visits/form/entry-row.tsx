"use client";

import { memo, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useFormOwner } from "@/components/form/form-beside";
import { firstText } from "@/components/form/use-box";
import { ErrorText } from "@/components/form/error-text";
import { classNames } from "@/components/ui/class-names";
import { FieldError, FieldWarning } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useEntryError } from "@/components/visits/form/use-entry-error";
import { EntryBar } from "@/components/visits/form/entry-bar";
import { LongEntry } from "@/components/visits/form/long-entry";
import { SplitOffer } from "@/components/visits/form/split-offer";
import { useFieldWarning } from "@/components/visits/form/use-visit-watch";
import { useNumberedNames, type PlacedRow } from "@/components/visits/form/use-row-place";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { freshRowClass, rowOutOfSightClass } from "@/components/visits/form/row-class";
import type { OpenComment } from "@/lib/visits/types";
import { splitPoints } from "@/lib/visits/split-points";

type EntryRowProps = PlacedRow & { comments: readonly OpenComment[] };

/** Another place alone does not render the row again: see `ToldPlaces`. */
const sameRow = (before: EntryRowProps, after: EntryRowProps) =>
  before.id === after.id && before.places === after.places && before.comments === after.comments;

/**
 * True while an input method composes text: its Enter and Backspace belong to it. Safari reports this by code 229
 * alone.
 */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

function focusEntry(id: string | undefined) {
  if (id === undefined) return;
  const box = document.querySelector<HTMLTextAreaElement>(`[name="entries.${id}.text"]`);
  box?.focus();
  box?.setSelectionRange(box.value.length, box.value.length);
}

export const EntryRow = memo(function EntryRow({ comments, ...row }: EntryRowProps) {
  const { id } = row;
  const { element, named } = useNumberedNames(row);
  const t = useTranslations("visits");
  const { form, rows } = useVisitForm();
  const owner = useFormOwner();
  const [offer, setOffer] = useState<readonly string[] | null>(null);
  const error = useEntryError(id);
  const path = `entries.${id}` as const;
  // Nothing here waits until a box is left, and the form's own listener costs the next row its time.
  const { onBlur: _unused, ...text } = form.register(`${path}.text`);
  const [fresh] = useState(() => rows.awaitsFocus(text.name));
  const errorId = `${id}-error`;
  const warning = useFieldWarning(`${path}.text`);
  const speakerWarning = useFieldWarning(`${path}.speakerCategory`, t("form.entry.speakerPlaceholder"));

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const { dimension, questionId } = form.getValues(path);
      rows.addEntry({ dimension, questionId }, id);
    } else if (event.key === "Backspace" && event.currentTarget.value === "" && !event.repeat) {
      const group = rows.groupOf(form.getValues(path));
      event.preventDefault();
      rows.remove("entryIds", id, true);
      focusEntry(group[group.indexOf(id) - 1] ?? group[group.indexOf(id) + 1]);
    }
  };

  const offerSplit = (whole: string) => {
    const points = splitPoints(whole);
    setOffer(points.length >= 2 ? points : null);
    return points.length >= 2;
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const box = event.currentTarget;
    // The browser handles the paste itself: the text becomes one entry, and the offer appears beside it.
    if (splitPoints(event.clipboardData.getData("text/plain")).length >= 2) setTimeout(() => offerSplit(box.value));
  };

  return (
    <li ref={element} className={classNames("flex flex-col", fresh ? freshRowClass : rowOutOfSightClass)}>
      <div
        className={classNames(
          "rounded-md border bg-surface has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-action",
          error ? "border-vermilion" : "border-line focus-within:border-action",
        )}
      >
        <Textarea
          {...text}
          form={owner}
          ref={(box) => {
            text.ref(box);
            if (box && rows.takesFocus(text.name)) box.focus();
          }}
          firstText={firstText(form.control, `${path}.text`)}
          rows={1}
          {...named("text")}
          aria-invalid={error ? true : undefined}
          aria-describedby={
            [
              ...(error ? [errorId] : []),
              ...(warning ? [`${id}-warning`] : []),
              ...comments.map((comment) => comment.id),
            ].join(" ") || undefined
          }
          placeholder={t("form.entry.placeholder")}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="min-h-11! resize-none! rounded-b-none border-0 bg-transparent! leading-relaxed outline-none!"
        />
        <EntryBar
          row={row}
          named={named}
          describedBy={speakerWarning && `${id}-speaker-warning`}
          onSplit={() => offerSplit(form.getValues(`${path}.text`))}
        />
      </div>
      {error && (
        <FieldError id={errorId}>
          <ErrorText message={error} />
        </FieldError>
      )}
      {warning && <FieldWarning id={`${id}-warning`} className="mt-1" {...warning} />}
      {speakerWarning && <FieldWarning id={`${id}-speaker-warning`} className="mt-1" {...speakerWarning} />}
      {comments.map((comment) => (
        <p key={comment.id} id={comment.id} className="mt-1 border-s-3 border-s-amber bg-amber-soft px-3 py-2 text-sm">
          <span className="font-medium">{t("form.commentBy", { name: comment.authorName })}</span> {comment.body}
        </p>
      ))}
      {offer ? (
        <SplitOffer
          points={offer}
          onSplit={() => {
            rows.splitEntry(id, splitPoints(form.getValues(`${path}.text`)));
            setOffer(null);
          }}
          onKeep={() => setOffer(null)}
        />
      ) : (
        <LongEntry id={id} />
      )}
    </li>
  );
}, sameRow);
