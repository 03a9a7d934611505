"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { v7 as uuidv7 } from "uuid";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { redact, restored, type Redaction } from "@/lib/privacy/personal-data";
import type { BasicsTaken } from "@/lib/visits/take-over";
import type { PersonalPath } from "@/lib/visits/personal-texts";
import type { DraftEntry, DraftFigure } from "@/lib/visits/draft";
import type { DimensionKey, DimensionMark } from "@/lib/vocabulary";

export interface Place {
  dimension: DimensionKey;
  questionId: string | null;
}

/** The last change of rows or texts that can be taken back. */
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

type RowList = "entryIds" | "figureIds" | "audienceIds";
const kindOfDeleted = {
  entryIds: "entryDeleted",
  figureIds: "figureDeleted",
  audienceIds: "audienceDeleted",
} as const;

function insertedAt<T>(list: readonly T[], index: number, ...items: T[]): T[] {
  return [...list.slice(0, index), ...items, ...list.slice(index)];
}

/** Everything that adds, removes and orders rows. Ids are minted here, on the device, so that a retry is harmless. */
export function useRows(form: UseFormReturn<VisitFormValues>, touched: () => void) {
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  /** Raised where a row went elsewhere and yet none was added or removed: the order alone would not tell. */
  const [arrangement, setArrangement] = useState(0);
  const focusNext = useRef<string | null>(null);

  const actions = useMemo(() => {
    const { getValues, setValue } = form;

    function setIds(list: RowList, ids: string[]) {
      setValue(list, ids);
      touched();
    }

    function clearMark(dimension: DimensionKey) {
      if (getValues(`marks.${dimension}`)) setValue(`marks.${dimension}`, null);
    }

    function addEntry(place: Place, after?: string): void {
      const id = uuidv7();
      const model = after === undefined ? undefined : getValues(`entries.${after}`);
      setValue(`entries.${id}`, {
        ...place,
        text: "",
        form: model?.form ?? "summary",
        speakerCategory: model?.speakerCategory ?? "",
      });
      clearMark(place.dimension);
      const ids = getValues("entryIds");
      focusNext.current = `entries.${id}.text`;
      setIds("entryIds", after === undefined ? [...ids, id] : insertedAt(ids, ids.indexOf(after) + 1, id));
    }

    function addFigure(place: Place): void {
      const id = uuidv7();
      setValue(`figures.${id}`, {
        ...place,
        indicator: "",
        value: "",
        unit: "",
        asOf: "",
        definition: "",
        source: "",
      });
      clearMark(place.dimension);
      focusNext.current = `figures.${id}.indicator`;
      setIds("figureIds", [...getValues("figureIds"), id]);
    }

    function addAudience(): void {
      const id = uuidv7();
      setValue(`audiences.${id}`, { category: "", headCount: "" });
      focusNext.current = `audiences.${id}.category`;
      setIds("audienceIds", [...getValues("audienceIds"), id]);
    }

    /** An entry with text in it, from before. Undo takes it away only while nobody has worked on it. */
    function takeEntry(entry: Omit<DraftEntry, "id">, { focus = false } = {}): void {
      const id = uuidv7();
      setValue(`entries.${id}`, entry);
      const markBefore = getValues(`marks.${entry.dimension}`);
      clearMark(entry.dimension);
      focusNext.current = focus ? `entries.${id}.text` : null;
      setIds("entryIds", [...getValues("entryIds"), id]);
      const undo = () => {
        if (getValues(`entries.${id}.text`) !== entry.text) return;
        if (markBefore) setValue(`marks.${entry.dimension}`, markBefore);
        setIds(
          "entryIds",
          getValues("entryIds").filter((other) => other !== id),
        );
      };
      setUndoable({ kind: "entryTaken", count: 1, undo });
    }

    /** A figure asked for again: its value is left to the person, and the focus comes to it. */
    function takeFigure(figure: Omit<DraftFigure, "id">): void {
      const id = uuidv7();
      setValue(`figures.${id}`, figure);
      const markBefore = getValues(`marks.${figure.dimension}`);
      clearMark(figure.dimension);
      focusNext.current = `figures.${id}.value`;
      setIds("figureIds", [...getValues("figureIds"), id]);
      const undo = () => {
        if (getValues(`figures.${id}.value`) !== "") return;
        if (markBefore) setValue(`marks.${figure.dimension}`, markBefore);
        setIds(
          "figureIds",
          getValues("figureIds").filter((other) => other !== id),
        );
      };
      setUndoable({ kind: "figureTaken", count: 1, undo });
    }

    /** Fills what is still empty of method, place and audiences; undo empties again what nobody has changed since. */
    function takeBasics({ method, place, audiences = [] }: BasicsTaken): void {
      const heard = audiences.map((category) => ({ id: uuidv7(), category }));
      const idsBefore = getValues("audienceIds");
      for (const { id, category } of heard) setValue(`audiences.${id}`, { category, headCount: "" });
      if (method) setValue("method", method);
      if (place) setValue("place", place);
      // How many came is asked for at once: until it stands there the visit waits on this device.
      focusNext.current = heard[0] ? `audiences.${heard[0].id}.headCount` : null;
      // Rows in which nothing stands make room: there are no others where audiences are taken over.
      if (heard.length > 0)
        setValue(
          "audienceIds",
          heard.map(({ id }) => id),
        );
      touched();
      const undo = () => {
        if (method && getValues("method") === method) setValue("method", "");
        if (place && getValues("place") === place) setValue("place", "");
        const worked = heard.filter(({ id, category }) => {
          const row = getValues(`audiences.${id}`);
          return row.category !== category || row.headCount !== "";
        });
        const added = new Set(heard.map(({ id }) => id));
        if (worked.length === 0 && heard.length > 0)
          setValue("audienceIds", [...idsBefore, ...getValues("audienceIds").filter((id) => !added.has(id))]);
        touched();
      };
      setUndoable({ kind: "basicsTaken", count: 1, undo });
    }

    function remove(list: RowList, id: string, quietly = false): void {
      const ids = getValues(list);
      const index = ids.indexOf(id);
      if (index < 0) return;
      setIds(
        list,
        ids.filter((other) => other !== id),
      );
      if (quietly) return;
      const undo = () => setIds(list, insertedAt(getValues(list), Math.min(index, getValues(list).length), id));
      setUndoable({ kind: kindOfDeleted[list], count: 1, undo });
    }

    /** The ids of a question's entries, in their order. */
    function groupOf(place: Place): string[] {
      return getValues("entryIds").filter((id) => {
        const entry = getValues(`entries.${id}`);
        return entry.dimension === place.dimension && entry.questionId === place.questionId;
      });
    }

    function shiftEntry(id: string, step: -1 | 1): void {
      const group = groupOf(getValues(`entries.${id}`));
      const other = group[group.indexOf(id) + step];
      if (other === undefined) return;
      const swap = new Map([
        [id, other],
        [other, id],
      ]);
      setIds(
        "entryIds",
        getValues("entryIds").map((each) => swap.get(each) ?? each),
      );
      focusNext.current = null;
    }

    function moveEntry(id: string, to: Place): void {
      const { dimension, questionId } = getValues(`entries.${id}`);
      const order = getValues("entryIds");
      const put = (place: Place, ids: string[]) => {
        setValue(`entries.${id}.dimension`, place.dimension);
        setValue(`entries.${id}.questionId`, place.questionId);
        clearMark(place.dimension);
        setIds("entryIds", ids);
        setArrangement((before) => before + 1);
      };
      put(to, [...order.filter((other) => other !== id), id]);
      const undo = () => {
        const now = getValues("entryIds").filter((other) => other !== id);
        put({ dimension, questionId }, insertedAt(now, Math.min(order.indexOf(id), now.length), id));
      };
      setUndoable({ kind: "entryMoved", count: 1, undo });
    }

    function splitEntry(id: string, points: readonly string[]): void {
      const [first = "", ...others] = points;
      const whole = getValues(`entries.${id}.text`);
      const model = getValues(`entries.${id}`);
      const fresh = others.map((text) => ({ id: uuidv7(), text }));
      for (const { id: freshId, text } of fresh) setValue(`entries.${freshId}`, { ...model, text });
      setValue(`entries.${id}.text`, first);
      const ids = getValues("entryIds");
      setIds("entryIds", insertedAt(ids, ids.indexOf(id) + 1, ...fresh.map((piece) => piece.id)));
      const undo = () => {
        // Pieces that were worked on since are joined as they are now: undo loses nothing either.
        const pieces = [{ id, text: first }, ...fresh];
        const untouched = pieces.every((piece) => getValues(`entries.${piece.id}.text`) === piece.text);
        const joined = pieces.map((piece) => getValues(`entries.${piece.id}.text`)).join("\n");
        setValue(`entries.${id}.text`, untouched ? whole : joined);
        const gone = new Set(fresh.map((piece) => piece.id));
        setIds(
          "entryIds",
          getValues("entryIds").filter((other) => !gone.has(other)),
        );
      };
      setUndoable({ kind: "entrySplit", count: points.length, undo });
    }

    /** 一键脱敏: in these texts everything but what is kept gives way to its mask. */
    function redactTexts(paths: readonly PersonalPath[], kept: ReadonlySet<string>): void {
      const changes: { path: PersonalPath; redaction: Redaction }[] = [];
      for (const path of paths) {
        const redaction = redact(getValues(path), kept);
        if (redaction.replaced.length === 0) continue;
        setValue(path, redaction.text);
        changes.push({ path, redaction });
      }
      touched();
      const undo = () => {
        for (const { path, redaction } of changes) setValue(path, restored(getValues(path), redaction));
        touched();
      };
      const count = changes.reduce((sum, { redaction }) => sum + redaction.replaced.length, 0);
      if (count > 0) setUndoable({ kind: "redacted", count, undo });
    }

    function setMark(dimension: DimensionKey, mark: DimensionMark | null): void {
      setValue(`marks.${dimension}`, mark);
      touched();
    }

    /** Asked by the box of a row when it appears: the focus comes to it when it was just added. */
    function takesFocus(name: string): boolean {
      if (focusNext.current !== name) return false;
      focusNext.current = null;
      return true;
    }

    return {
      takesFocus,
      takeEntry,
      takeFigure,
      takeBasics,
      addEntry,
      addFigure,
      addAudience,
      remove,
      groupOf,
      shiftEntry,
      moveEntry,
      splitEntry,
      redactTexts,
      setMark,
    };
  }, [form, touched]);

  const dismissUndo = useCallback(() => setUndoable(null), []);
  return { rows: actions, arrangement, undoable, dismissUndo };
}

export type RowActions = ReturnType<typeof useRows>["rows"];
