"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { answeringFollowUps } from "@/components/visits/form/row-answering";
import { addingRows } from "@/components/visits/form/row-adding";
import type { RowEditing, Undoable } from "@/components/visits/form/row-editing";
import { movingRows } from "@/components/visits/form/row-moving";
import { takingRows } from "@/components/visits/form/row-taking";
import { redactingTexts } from "@/components/visits/form/text-redacting";
import type { DimensionKey, DimensionMark } from "@/lib/vocabulary";

/** Everything that adds, removes and orders rows, with the last change that can be undone. */
export function useRows(form: UseFormReturn<VisitFormValues>, touched: () => void) {
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  /** Increased when a row moved and none was added or removed: the order alone would not show it. */
  const [arrangement, setArrangement] = useState(0);
  const focusNext = useRef<string | null>(null);

  const actions = useMemo(() => {
    const { getValues, setValue } = form;
    const editing: RowEditing = {
      getValues,
      setValue,
      touched,
      offerUndo: setUndoable,
      focusNext,
      setIds: (list, ids) => {
        setValue(list, ids);
        touched();
      },
      clearMark: (dimension) => {
        if (getValues(`marks.${dimension}`)) setValue(`marks.${dimension}`, null);
      },
    };
    const adding = addingRows(editing);
    return {
      ...adding,
      ...answeringFollowUps({ ...editing, ...adding }),
      ...takingRows(editing),
      ...movingRows(editing, () => setArrangement((before) => before + 1)),
      ...redactingTexts(editing),

      setMark(dimension: DimensionKey, mark: DimensionMark | null): void {
        setValue(`marks.${dimension}`, mark);
        touched();
      },

      /** Whether the box of a row gets the focus when it appears. */
      awaitsFocus: (name: string) => focusNext.current === name,

      /** Called by the box of a row when it appears. A row that was just added gets the focus. */
      takesFocus(name: string): boolean {
        if (focusNext.current !== name) return false;
        focusNext.current = null;
        return true;
      },
    };
  }, [form, touched]);

  const dismissUndo = useCallback(() => setUndoable(null), []);
  return { rows: actions, arrangement, undoable, dismissUndo };
}

export type RowActions = ReturnType<typeof useRows>["rows"];
