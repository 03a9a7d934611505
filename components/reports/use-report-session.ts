"use client";

import { useCallback, useMemo, useState, type KeyboardEvent } from "react";
import { faultsOf, type PartFault } from "@/components/reports/part-faults";
import { Signal } from "@/components/ui/signal";
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
  const [{ draft, typing }, setShown] = useState({ draft: served.draft, typing: false });
  /** The same report, for the boxes in hand and for what happens between two drawings of the page. */
  const [typed] = useState(() => new Signal(served.draft));
  const [faults, setFaults] = useState<readonly PartFault[]>([]);
  const [undo] = useState(() => new UndoStack());

  const read = typed.current;
  const show = useCallback(
    (shown: ReportDraft, byKey = false) => {
      typed.tell(shown);
      setShown({ draft: shown, typing: byKey });
    },
    [typed],
  );
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
  const changed = useCallback(() => setHeld((before) => ({ ...before })), []);

  const step = useCallback(
    (next: ReportDraft, byKey: boolean) => {
      if (next === read()) return;
      undo.step(read(), byKey, performance.now());
      show(next, byKey);
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
  const disputes: ReadonlyMap<string, Dispute> = session.disputes;
  return {
    draft,
    typing,
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
