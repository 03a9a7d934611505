import { v7 as uuidv7 } from "uuid";
import { insertedAt, type RowEditing, type RowList } from "@/components/visits/form/row-editing";
import type { EntryPlace } from "@/lib/visits/take-over";

const kindOfDeleted = {
  entryIds: "entryDeleted",
  figureIds: "figureDeleted",
  audienceIds: "audienceDeleted",
} as const;

/** Adds and removes empty rows. Ids are created here, on the device, so that a retry is harmless. */
export function addingRows({ getValues, setValue, setIds, clearMark, focusNext, offerUndo }: RowEditing) {
  /** Returns the id of the new entry. */
  function addEntry(place: EntryPlace, after?: string): string {
    const id = uuidv7();
    const model = after === undefined ? undefined : getValues(`entries.${after}`);
    setValue(`entries.${id}`, {
      ...place,
      text: "",
      form: model?.form ?? "summary",
      // Who said it is proposed in the row, never filled in: the next point may be another person's.
      speakerCategory: "",
    });
    clearMark(place.dimension);
    const ids = getValues("entryIds");
    focusNext.current = `entries.${id}.text`;
    setIds("entryIds", after === undefined ? [...ids, id] : insertedAt(ids, ids.indexOf(after) + 1, id));
    return id;
  }

  function addFigure(place: EntryPlace): void {
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
    offerUndo({ kind: kindOfDeleted[list], count: 1, undo });
  }

  return { addEntry, addFigure, addAudience, remove };
}
