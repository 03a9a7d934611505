"use client";

import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useWatch, type FieldErrors, type UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import { FormBeside } from "@/components/form/form-beside";
import { FormErrors } from "@/components/form/form-errors";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { watchEvents } from "@/components/privacy/use-personal-watch";
import { classNames } from "@/components/ui/class-names";
import { RequiredMark } from "@/components/ui/field";
import { BasicPart, basicFilled } from "@/components/visits/form/basic-part";
import { DimensionSections } from "@/components/visits/form/dimension-sections";
import { DimensionOutline, type DimensionCounts } from "@/components/visits/form/dimension-tabs";
import { useFieldSignals } from "@/components/visits/form/field-signals";
import { typedFrom, type VisitFormValues } from "@/components/visits/form/form-values";
import { EarlierProblems } from "@/components/visits/form/earlier-problems";
import { FormAttachments } from "@/components/visits/form/form-attachments";
import { FormBar } from "@/components/visits/form/form-bar";
import { FormContexts } from "@/components/visits/form/form-contexts";
import { FormHead } from "@/components/visits/form/form-head";
import { FormNotices } from "@/components/visits/form/form-notices";
import { HandInDialog } from "@/components/visits/form/hand-in-dialog";
import { LastVisitNotes, ReturnedComments } from "@/components/visits/form/side-notes";
import { recheckLists } from "@/components/visits/form/recheck-lists";
import { Suggestions } from "@/components/visits/form/suggestions";
import { UndoBar } from "@/components/visits/form/undo-bar";
import type { useKeptDraft } from "@/components/visits/form/use-kept-draft";
import { useFieldNames } from "@/components/visits/form/use-field-names";
import { useGrowingRows } from "@/components/visits/form/use-growing-rows";
import { useHandIn } from "@/components/visits/form/use-hand-in";
import { useNextQuestion } from "@/components/visits/form/use-next-question";
import { useRows } from "@/components/visits/form/use-rows";
import { useWantedField } from "@/components/visits/form/use-wanted-field";
import { paintedApartClass } from "@/components/visits/form/row-class";
import { messagesByPath } from "@/components/visits/form/visit-resolver";
import { MinutesSection } from "@/components/visits/minutes/device-minutes";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { Counts } from "@/lib/visits/counts";
import { basicFields } from "@/lib/visits/fields";
import { problemsOnScreen } from "@/lib/visits/draft";
import type { VisitFormData } from "@/lib/visits/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type VisitBodyProps = {
  visitId: string;
  data: VisitFormData;
  form: UseFormReturn<VisitFormValues>;
  keeping: ReturnType<typeof useKeptDraft>;
  personal: PersonalWatch;
  counts: DimensionCounts;
  /** What is written under each question, by its id. */
  questionCounts: Record<string, Counts>;
  /** The draft, if the server has refused it for what is written in it. */
  refused: LocalDraft | undefined;
  /** Until then the form is to be seen, not to be used. */
  ready: boolean;
  readOnly: boolean;
  onSubmit: () => Promise<void>;
};

/** The dimension that contains the field at a path, or null for the basic part. */
function dimensionOf(values: VisitFormValues, path: string): DimensionKey | null {
  const [list, id = ""] = path.split(".");
  if (list === "entries") return values.entries[id]?.dimension ?? null;
  if (list === "figures") return values.figures[id]?.dimension ?? null;
  if (list === "marks") return dimensionKeys.find((key) => key === id) ?? null;
  return null;
}

/** Rendered once, and again only for what changes the whole form: the autosave does not (saving-context.ts). */
export const VisitBody = memo(function VisitBody({
  visitId,
  data,
  form,
  keeping,
  personal,
  counts,
  questionCounts,
  refused,
  ready,
  readOnly,
  onSubmit,
}: VisitBodyProps) {
  const t = useTranslations("visits");
  const { touched: keep, composing, claimDraft } = keeping;
  const { entryIds, figureIds } = form.getValues();
  const { rendered, renderAll } = useGrowingRows(entryIds.length + figureIds.length);
  const touched = useCallback(() => {
    renderAll();
    keep();
    personal.changed();
    void recheckLists(form);
  }, [renderAll, keep, personal, form]);
  const watched = watchEvents(personal);
  const { rows, arrangement, undoable, dismissUndo } = useRows(form, touched);
  const nameOf = useFieldNames(data, form);
  const [current, setCurrent] = useState<DimensionKey>("status");
  const [basicOpen, setBasicOpen] = useState(() => !basicFilled(form.getValues()));
  const handIn = useHandIn({ data, form, rows, personal, touched, nameOf, onSubmit });
  const marks = useWatch({ control: form.control, name: "marks" });

  /** Makes a field visible before it gets the focus. */
  const reveal = useCallback(
    (path: string) => {
      const dimension = dimensionOf(form.getValues(), path);
      const isBasic = basicFields.some((field) => field === path.split(".")[0]);
      flushSync(() => {
        renderAll();
        if (isBasic) setBasicOpen(true);
        else if (dimension) setCurrent(dimension);
      });
    },
    [form, renderAll],
  );
  const goTo = useWantedField(reveal, ready);
  // The same object while the form is open, so that its users are not rendered again with every key.
  const signals = useFieldSignals(form.control);
  const parts = useMemo(
    () => ({ data, form, rows, signals, personal, touched, goTo }),
    [data, form, rows, signals, personal, touched, goTo],
  );

  useEffect(() => {
    if (refused?.queue.at !== "invalid") return;
    const problems = messagesByPath(problemsOnScreen(refused.typed, refused.queue.fields));
    // The path of a row on the screen, as the schema named it.
    for (const [path, error] of Object.entries(problems)) form.setError(path as keyof VisitFormValues, error);
  }, [refused, form]);

  const onInvalid = (errors: FieldErrors<VisitFormValues>) => {
    renderAll();
    const top = Object.keys(errors);
    if (top.some((name) => basicFields.some((field) => field === name))) setBasicOpen(true);
    const ids = top.flatMap((list) =>
      Object.keys(errors[list as keyof typeof errors] ?? {}).map((id) => `${list}.${id}`),
    ); // the keys just listed
    const dimension = ids.map((path) => dimensionOf(form.getValues(), path)).find(Boolean);
    if (dimension) setCurrent(dimension);
  };

  const show = useCallback(
    (dimension: DimensionKey) =>
      flushSync(() => {
        renderAll();
        setCurrent(dimension);
      }),
    [renderAll],
  );
  const { left, goNext } = useNextQuestion({ data, form, counts: questionCounts, show });
  const go = (by: -1 | 1) => {
    setCurrent(dimensionKeys[dimensionKeys.indexOf(current) + by] ?? current);
    document.getElementById("visit-dimensions")?.scrollIntoView({ block: "start" });
  };

  return (
    <FormContexts parts={parts} visitId={visitId} questionCounts={questionCounts}>
      <FormBeside
        data-form-bar
        onSubmit={form.handleSubmit(handIn.begin, onInvalid)}
        onInput={(event) => {
          keep();
          void recheckLists(form);
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
          // Enter in a one-line box would submit the visit by accident.
          if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <FormHead counts={counts} current={current} onChoose={setCurrent} disabled={!ready} />
        <FormErrors
          control={form.control}
          title={(count) => t("form.problems", { count })}
          labelFor={nameOf}
          onFollow={reveal}
          className="mb-4 empty:hidden"
        />
        <FormNotices data={data} />
        <fieldset
          disabled={readOnly}
          className="grid min-w-0 gap-x-8 lg:grid-cols-[11rem_minmax(0,1fr)] xl:grid-cols-[11rem_minmax(0,1fr)_17rem]"
        >
          <legend className="sr-only">{t("form.legend")}</legend>
          <DimensionOutline dimensions={data.dimensions} counts={counts} marks={marks} />
          <div className="isolate min-w-0">
            <ReturnedComments data={data} />
            <BasicPart open={basicOpen} onOpen={setBasicOpen} />
            <div id="visit-dimensions" data-field="entries" tabIndex={-1} className="scroll-mt-24 outline-none">
              <p className="mb-2 text-sm text-muted">
                {t("form.together")}
                <RequiredMark />
              </p>
              <DimensionSections current={current} arrangement={arrangement} rendered={rendered} />
            </div>
            <FormAttachments data={data} form={form} readOnly={readOnly} onAdded={claimDraft} />
            <MinutesSection visitId={visitId} data={data} typed={() => typedFrom(form.getValues())} />
          </div>
          <div className={classNames("hidden min-w-0 flex-col gap-6 xl:col-start-3 xl:flex", paintedApartClass)}>
            <EarlierProblems />
            <LastVisitNotes />
          </div>
        </fieldset>
        <FormBar
          current={current}
          onGo={go}
          left={left}
          onNextQuestion={goNext}
          pending={handIn.pending}
          disabled={!ready}
        />
        {ready && <Suggestions data={data} />}
      </FormBeside>
      <UndoBar undoable={undoable} onDone={dismissUndo} />
      <HandInDialog {...handIn.dialog} />
    </FormContexts>
  );
});
