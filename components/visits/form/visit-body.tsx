"use client";

import Link from "next/link";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useWatch, type FieldErrors, type UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import { FormErrors } from "@/components/form/form-errors";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { watchEvents } from "@/components/privacy/use-personal-watch";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { BasicPart, basicFilled } from "@/components/visits/form/basic-part";
import { DimensionSection } from "@/components/visits/form/dimension-section";
import { DimensionOutline, DimensionTabs, type DimensionCounts } from "@/components/visits/form/dimension-tabs";
import { typedFrom, type VisitFormValues } from "@/components/visits/form/form-values";
import { HandInDialog } from "@/components/visits/form/hand-in-dialog";
import { LastVisitNotes, ReturnedComments } from "@/components/visits/form/side-notes";
import { Suggestions } from "@/components/visits/form/suggestions";
import { UndoBar } from "@/components/visits/form/undo-bar";
import type { useKeptDraft } from "@/components/visits/form/use-kept-draft";
import { useFieldNames } from "@/components/visits/form/use-field-names";
import { useHandIn } from "@/components/visits/form/use-hand-in";
import { useRows } from "@/components/visits/form/use-rows";
import { VisitFormContext } from "@/components/visits/form/visit-form-context";
import { messagesByPath } from "@/components/visits/form/visit-resolver";
import { MinutesSection } from "@/components/visits/minutes/device-minutes";
import type { LocalDraft } from "@/lib/offline/local-draft";
import { problemsOnScreen } from "@/lib/visits/typed";
import type { VisitFormData } from "@/lib/visits/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type VisitBodyProps = {
  data: VisitFormData;
  form: UseFormReturn<VisitFormValues>;
  keeping: ReturnType<typeof useKeptDraft>;
  personal: PersonalWatch;
  counts: DimensionCounts;
  draft: LocalDraft | undefined;
  readOnly: boolean;
  onSubmit: () => Promise<void>;
  saveState: ReactNode;
  notices: ReactNode;
  attachments: ReactNode;
};

/** The dimension in which a field of that path stands, or null for the basic part. */
function dimensionOf(values: VisitFormValues, path: string): DimensionKey | null {
  const [list, id = ""] = path.split(".");
  if (list === "entries") return values.entries[id]?.dimension ?? null;
  if (list === "readings") return values.readings[id]?.dimension ?? null;
  if (list === "marks") return dimensionKeys.find((key) => key === id) ?? null;
  return null;
}

const basicFields = ["siteId", "visitedOn", "startedAt", "endedAt", "method", "place", "recorderId", "memberIds", "audiences"];

export function VisitBody({ data, form, keeping, personal, counts, draft, readOnly, onSubmit, saveState, notices, attachments }: VisitBodyProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { touched: keep, composing } = keeping;
  const touched = useCallback(() => {
    keep();
    personal.changed();
  }, [keep, personal]);
  const watched = watchEvents(personal);
  const { rows, undoable, dismissUndo } = useRows(form, touched);
  const nameOf = useFieldNames(data, form);
  const [current, setCurrent] = useState<DimensionKey>("status");
  const [basicOpen, setBasicOpen] = useState(() => !basicFilled(form.getValues()));
  const handIn = useHandIn({ data, form, rows, personal, touched, nameOf, onSubmit });
  const marks = useWatch({ control: form.control, name: "marks" });
  const siteId = useWatch({ control: form.control, name: "siteId" });
  const method = useWatch({ control: form.control, name: "method" });
  const site = data.sites.find(({ id }) => id === siteId)?.name;

  /** Brings a field into sight before the focus goes to it. */
  const reveal = (path: string) => {
    const dimension = dimensionOf(form.getValues(), path);
    const isBasic = basicFields.includes(path.split(".")[0] ?? "");
    flushSync(() => {
      if (isBasic) setBasicOpen(true);
      else if (dimension) setCurrent(dimension);
    });
  };

  useEffect(() => {
    if (draft?.queue.at !== "invalid") return;
    const problems = messagesByPath(problemsOnScreen(draft.typed, draft.queue.fields));
    // The path of a row on the screen, as the schema named it.
    for (const [path, error] of Object.entries(problems)) form.setError(path as keyof VisitFormValues, error);
  }, [draft, form]);

  const onInvalid = (errors: FieldErrors<VisitFormValues>) => {
    const top = Object.keys(errors);
    if (top.some((name) => basicFields.includes(name))) setBasicOpen(true);
    const ids = top.flatMap((list) => Object.keys(errors[list as keyof typeof errors] ?? {}).map((id) => `${list}.${id}`)); // the keys just listed
    const dimension = ids.map((path) => dimensionOf(form.getValues(), path)).find(Boolean);
    if (dimension) setCurrent(dimension);
  };

  const step = dimensionKeys.indexOf(current);
  const go = (by: -1 | 1) => {
    setCurrent(dimensionKeys[step + by] ?? current);
    document.getElementById("visit-dimensions")?.scrollIntoView({ block: "start" });
  };

  const submitButton = (className: string) => (
    <Button type="submit" variant="primary" pending={handIn.pending} className={className}>
      {t("form.submit")}
    </Button>
  );

  return (
    <VisitFormContext value={{ data, form, rows, personal, touched }}>
      <form
        data-form-bar
        noValidate
        onSubmit={form.handleSubmit(handIn.begin, onInvalid)}
        onInput={(event) => {
          keep();
          watched.onInput(event);
        }}
        onBlur={watched.onBlur}
        onCompositionStart={() => {
          composing(true);
          watched.onCompositionStart();
        }}
        onCompositionEnd={() => {
          composing(false);
          watched.onCompositionEnd();
        }}
        onKeyDown={(event) => {
          // Enter in a one-line box would hand the visit in by accident.
          if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <div className="sticky top-0 z-20 -mx-4 -mt-5 mb-4 border-b border-line bg-ground px-4 pt-1 sm:-mx-6 sm:px-6 lg:top-14 lg:-mx-8 lg:-mt-7 lg:px-8 lg:py-2 print:static">
          <div className="flex min-h-11 items-center gap-1">
            <Link
              href={`/projects/${data.project.id}/visits`}
              aria-label={t("form.back")}
              className="-ms-3 grid size-11 shrink-0 place-items-center text-muted hover:text-action print:hidden"
            >
              <Icon name="chevron-left" />
            </Link>
            <h1 className="min-w-0 flex-1 truncate text-base font-semibold">
              {site ?? t("form.newTitle")}
              {method && <span className="font-normal text-muted"> · {words(`visitMethod.${method as "seminar"}`)}</span>}
            </h1>
            {saveState}
          </div>
          <DimensionTabs dimensions={data.dimensions} counts={counts} marks={marks} current={current} onChoose={setCurrent} />
        </div>
        <FormErrors
          control={form.control}
          title={(count) => t("form.problems", { count })}
          labelFor={nameOf}
          onFollow={reveal}
          className="mb-4 empty:hidden"
        />
        {notices}
        <fieldset disabled={readOnly} className="grid min-w-0 gap-x-8 lg:grid-cols-[11rem_minmax(0,1fr)] xl:grid-cols-[11rem_minmax(0,1fr)_17rem]">
          <legend className="sr-only">{t("form.legend")}</legend>
          <DimensionOutline dimensions={data.dimensions} counts={counts} marks={marks} />
          <div className="min-w-0">
            <ReturnedComments data={data} />
            <BasicPart open={basicOpen} onOpen={setBasicOpen} />
            <div id="visit-dimensions" data-field="entries" tabIndex={-1} className="scroll-mt-24 outline-none">
              {data.dimensions.map((dimension) => (
                <DimensionSection key={dimension.key} dimension={dimension} inSight={current === dimension.key} />
              ))}
            </div>
            {attachments}
            <MinutesSection data={data} typed={() => typedFrom(form.getValues())} />
          </div>
          <div className="min-w-0 lg:col-start-2 xl:col-start-3">
            <LastVisitNotes data={data} />
          </div>
        </fieldset>
        <ActionBar>
          <div className="flex w-full gap-2 lg:hidden">
            <Button disabled={step === 0} onClick={() => go(-1)} className="flex-1">
              <Icon name="chevron-left" />
              {t("form.previous")}
            </Button>
            {step < dimensionKeys.length - 1 ? (
              <Button onClick={() => go(1)} variant="primary" className="flex-1">
                {t("form.next")}
                <Icon name="chevron-right" />
              </Button>
            ) : (
              submitButton("flex-1")
            )}
          </div>
          <p className="hidden text-sm text-muted lg:block">{t("form.keys")}</p>
          {submitButton("hidden! lg:inline-flex!")}
        </ActionBar>
        <Suggestions data={data} />
      </form>
      <UndoBar undoable={undoable} onDone={dismissUndo} />
      <HandInDialog {...handIn.dialog} />
    </VisitFormContext>
  );
}
