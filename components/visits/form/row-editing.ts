import type { UseFormReturn } from "react-hook-form";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import type { DimensionKey } from "@/lib/vocabulary";

/** The last change of rows or texts that can be undone. */
export interface Undoable {
  kind:
    | "entryDeleted"
    | "figureDeleted"
    | "audienceDeleted"
    | "entryMoved"
    | "entrySplit"
    | "entryTaken"
    | "figureTaken"
    | "basicsTaken"
    | "redacted";
  count: number;
  undo: () => void;
}

export type RowList = "entryIds" | "figureIds" | "audienceIds";

/** What every change of rows needs from the form. */
export interface RowEditing extends Pick<UseFormReturn<VisitFormValues>, "getValues" | "setValue"> {
  touched: () => void;
  offerUndo: (undoable: Undoable) => void;
  /** The box that gets the focus when it appears. Null: the focus does not move. */
  focusNext: { current: string | null };
  setIds: (list: RowList, ids: string[]) => void;
  clearMark: (dimension: DimensionKey) => void;
}

export function insertedAt<T>(list: readonly T[], index: number, ...items: T[]): T[] {
  return [...list.slice(0, index), ...items, ...list.slice(index)];
}
