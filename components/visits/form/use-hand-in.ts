"use client";

import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { usePlaceTimeZone } from "@/components/messages/use-place-time-zone";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { typedIn, type VisitFormValues } from "@/components/visits/form/form-values";
import type { HandInQuestion } from "@/components/visits/form/hand-in-dialog";
import type { RowActions } from "@/components/visits/form/use-rows";
import { excerptsOf } from "@/lib/privacy/excerpts";
import { serverClock } from "@/lib/offline/server-clock";
import { isPersonalPath } from "@/lib/visits/personal-texts";
import { untouchedDimensions } from "@/lib/visits/draft";
import { endAtHandIn } from "@/lib/visits/timer";
import type { VisitFormData } from "@/lib/visits/types";

type HandInInput = {
  data: VisitFormData;
  form: UseFormReturn<VisitFormValues>;
  rows: RowActions;
  personal: PersonalWatch;
  touched: () => void;
  /** The name of the field at a path. */
  nameOf: (path: string) => string | null;
  onSubmit: () => Promise<void>;
};

/** The steps from 提交审核 to the outbox: the questions that are asked, one after the other. */
export function useHandIn({ data, form, rows, personal, touched, nameOf, onSubmit }: HandInInput) {
  const timeZone = usePlaceTimeZone();
  const [question, setQuestion] = useState<HandInQuestion | null>(null);
  const [pending, setPending] = useState(false);

  const endNow = () => endAtHandIn(form.getValues(), { now: serverClock.now(), timeZone });
  const noteEnd = (endedAt: string) => {
    form.setValue("endedAt", endedAt);
    touched();
  };

  const send = async () => {
    setQuestion(null);
    // Read only now, so that the timer goes on if a question leads back to the form.
    const end = endNow();
    if (end.kind === "stop") noteEnd(end.endedAt);
    setPending(true);
    await onSubmit().finally(() => setPending(false));
  };

  const askOfDimensions = async () => {
    const untouched = untouchedDimensions(typedIn(form.getValues()));
    if (untouched.length === 0) return send();
    setQuestion({ about: "untouched", dimensions: data.dimensions.filter(({ key }) => untouched.includes(key)) });
  };

  const begin = async () => {
    const { startedAt } = form.getValues();
    if (endNow().kind === "ask") setQuestion({ about: "end", startedAt });
    else await askOfPersonal();
  };

  const askOfPersonal = async () => {
    const found = personal
      .undecided()
      .flatMap(({ path, text }) => excerptsOf(text).map((excerpt) => ({ ...excerpt, place: nameOf(path) ?? "" })));
    const open = found.filter(({ words }) => !personal.kept.has(words));
    if (open.length === 0) return askOfDimensions();
    setQuestion({ about: "personal", found: open });
  };

  const dialog = {
    question,
    onBack: () => setQuestion(null),
    onContinue: () => void send(),
    onEnded: (endedAt: string) => {
      if (endedAt !== "") noteEnd(endedAt);
      void askOfPersonal();
    },
    onRedactAll: () => {
      rows.redactTexts(
        personal
          .undecided()
          .map(({ path }) => path)
          .filter(isPersonalPath),
        personal.kept,
      );
      void askOfDimensions();
    },
    onAsIs: () => {
      personal.keep(personal.undecided().flatMap(({ path }) => personal.wordsAt(path)));
      touched();
      void askOfDimensions();
    },
  };
  return { begin, pending, dialog };
}
