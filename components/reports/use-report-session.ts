"use client";

import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { faultsOf, type PartFault } from "@/components/reports/part-faults";
import { useDrawn } from "@/components/reports/use-drawn";
import type { Dispute } from "@/lib/reports/parts/rebase";
import { ReportSession, type Choice } from "@/lib/reports/parts/session";
import { tidied } from "@/lib/reports/parts/tidy";
import type { ServedReport } from "@/lib/reports/parts/types";
import { UndoStack } from "@/lib/reports/parts/undo";
import { withFields, type PartFields } from "@/lib/reports/parts/with-fields";
import type { DraftSection, ReportDraft } from "@/lib/reports/types";

/**
 * A report that is being written: what is typed, steps back and forth, and what has to be settled with another person.
 */
export function useReportSession(served: ServedReport) {
  const { drawn: draft, typed, show: draw } = useDrawn(served.draft);
  const [faults, setFaults] = useState<readonly PartFault[]>([]);
  const [undo] = useState(() => new UndoStack());

  const read = typed.current;
  /** Whether the page says that something is not saved. Then a key changes nothing around its box before the pause. */
  const saysDirty = useRef(false);
  const show = useCallback((shown: ReportDraft, byKey = false) => draw(shown, byKey && saysDirty.current), [draw]);
  /** Another object whenever the session has changed. */
  const [held, setHeld] = useState(() => ({
    session: new ReportSession(served, {
      read,
      put: (shown) => show(shown),
      advanced: (from, to) => undo.rebase(from, to),
      tidy: tidied,
      faulty: (parts) => {
        const found = faultsOf(parts);
        setFaults((before) => (before.length === 0 && found.length === 0 ? before : found));
        return found.map(({ part }) => part.key);
      },
    }),
  }));
  const { session } = held;
  /** Another person's text or the server's answer came: what is said of the report is said of what is typed now. */
  const changed = useCallback(() => {
    draw(read(), false);
    setHeld((before) => ({ ...before }));
  }, [draw, read]);

  const step = useCallback(
    (next: ReportDraft, byKey: boolean) => {
      if (next === read()) return;
      // The buttons for steps stay as they are.
      const sameSteps = undo.canUndo && !undo.canRedo;
      undo.step(read(), byKey, performance.now());
      show(next, byKey && sameSteps);
    },
    [undo, show, read],
  );
  const edit = useCallback(
    (change: (sections: readonly DraftSection[]) => DraftSection[]) =>
      step({ ...read(), sections: change(read().sections) }, false),
    [step, read],
  );
  const type = useCallback(
    (key: string, fields: PartFields, byKey = true) => step(withFields(read(), key, fields), byKey),
    [step, read],
  );

  const back = useCallback(
    (way: "undo" | "redo") => {
      const shown = undo[way](read());
      if (shown) show(shown);
    },
    [undo, show, read],
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
      undo.step(read(), false, performance.now());
      session.settle(key, choice);
      changed();
    },
    [session, undo, changed, read],
  );

  // Compares the whole report, and the page is drawn without another text too.
  const dirty = useMemo(() => held.session.lacks(draft), [held, draft]);
  useLayoutEffect(() => {
    saysDirty.current = dirty;
  });
  const disputes: ReadonlyMap<string, Dispute> = session.disputes;
  return {
    draft,
    typed,
    read,
    edit,
    type,
    faults,
    session,
    dirty,
    disputes,
    settle,
    back,
    onStepKey,
    undo,
    changed,
  };
}
