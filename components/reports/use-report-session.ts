"use client";

import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useForm, useWatch } from "react-hook-form";
import { withKept } from "@/components/form/use-kept-typing";
import type { Dispute } from "@/lib/reports/parts/rebase";
import { ReportSession, type Choice } from "@/lib/reports/parts/session";
import { tidied } from "@/lib/reports/parts/tidy";
import type { ReportPart, ServedReport } from "@/lib/reports/parts/types";
import { UndoStack } from "@/lib/reports/parts/undo";
import type { DraftSection, ReportDraft } from "@/lib/reports/types";

interface SessionInput {
  served: ServedReport;
  /** Parts that cannot be sent as they are; called when they are about to be. */
  faulty: (parts: readonly ReportPart[], mine: ReportDraft) => readonly string[];
}

/** A report in its form: what is typed, steps back and forth, and what has to be settled with another person. */
export function useReportSession({ served, faulty }: SessionInput) {
  const form = useForm<ReportDraft>({ defaultValues: served.draft });
  // A copy, because the form changes its values in place.
  const draft = useWatch({ control: form.control, compute: (values: ReportDraft) => structuredClone(values) });
  const [, setTurn] = useState(0);
  const changed = useCallback(() => setTurn((turn) => turn + 1), []);
  const [undo] = useState(() => new UndoStack());
  const latestFaulty = useRef(faulty);
  useEffect(() => {
    latestFaulty.current = faulty;
  });
  /** The report before the change that is being made, for a step back. */
  const before = useRef(served.draft);

  const show = useCallback(
    (shown: ReportDraft) => {
      form.reset(withKept(form.getValues(), structuredClone(shown)), { keepDefaultValues: true });
    },
    [form],
  );
  const [session] = useState(
    () =>
      new ReportSession(served, {
        read: () => structuredClone(form.getValues()),
        put: show,
        advanced: (from, to) => undo.rebase(from, to),
        tidy: tidied,
        faulty: (parts) => latestFaulty.current(parts, form.getValues()),
      }),
  );

  const edit = useCallback(
    (change: (sections: readonly DraftSection[]) => DraftSection[]) => {
      undo.step(before.current, false, performance.now());
      form.setValue("sections", change(form.getValues("sections")), { shouldDirty: true });
      changed();
    },
    [form, undo, changed],
  );
  useEffect(() => {
    const { unsubscribe } = form.watch((_values, { name, type }) => {
      if (type === "change" && name !== undefined) undo.step(before.current, true, performance.now());
    });
    return unsubscribe;
  }, [form, undo]);
  // After each change, as it is on the screen.
  useEffect(() => {
    before.current = draft;
  }, [draft]);

  const back = useCallback(
    (way: "undo" | "redo") => {
      const shown = undo[way](structuredClone(form.getValues()));
      if (!shown) return;
      show(shown);
      changed();
    },
    [form, undo, show, changed],
  );
  /** The usual keys, in a field too: its own steps would not know of what happens around it. */
  const onStepKey = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.nativeEvent.isComposing) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      back(key === "y" || event.shiftKey ? "redo" : "undo");
    },
    [back],
  );
  const settle = useCallback(
    (key: string, choice: Choice) => {
      undo.step(before.current, false, performance.now());
      session.settle(key, choice);
      changed();
    },
    [session, undo, changed],
  );

  const dirty = session.lacks(draft);
  const disputes: ReadonlyMap<string, Dispute> = session.disputes;
  return { form, draft, edit, session, dirty, disputes, settle, back, onStepKey, undo, changed };
}
