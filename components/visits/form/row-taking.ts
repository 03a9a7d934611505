import { v7 as uuidv7 } from "uuid";
import type { RowEditing } from "@/components/visits/form/row-editing";
import type { DraftEntry, DraftFigure } from "@/lib/visits/draft";
import type { BasicsTaken } from "@/lib/visits/take-over";

/** Takes over what was said at an earlier visit. Undo removes only what nobody has edited since. */
export function takingRows({ getValues, setValue, setIds, clearMark, focusNext, offerUndo, touched }: RowEditing) {
  /** Adds an entry with text from an earlier visit. Undo removes it only while nobody has edited it. */
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
    offerUndo({ kind: "entryTaken", count: 1, undo });
  }

  /** Adds a figure to ask for again. Its value is empty, and it gets the focus. */
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
    offerUndo({ kind: "figureTaken", count: 1, undo });
  }

  /** Fills the empty ones of method, place and audiences. Undo clears those that nobody has changed since. */
  function takeBasics({ method, place, audiences = [] }: BasicsTaken): void {
    const heard = audiences.map((category) => ({ id: uuidv7(), category }));
    const idsBefore = getValues("audienceIds");
    for (const { id, category } of heard) setValue(`audiences.${id}`, { category, headCount: "" });
    if (method) setValue("method", method);
    if (place) setValue("place", place);
    // The number of people gets the focus at once: the visit remains on this device until it is filled in.
    focusNext.current = heard[0] ? `audiences.${heard[0].id}.headCount` : null;
    // Replaces the empty rows. If audiences are taken over, there are no other rows.
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
    offerUndo({ kind: "basicsTaken", count: 1, undo });
  }

  return { takeEntry, takeFigure, takeBasics };
}
