import { v7 as uuidv7 } from "uuid";
import { insertedAt, type RowEditing } from "@/components/visits/form/row-editing";
import type { EntryPlace } from "@/lib/visits/take-over";

/** Orders, moves and splits entries. Calls `arranged` if a row moved and none was added or removed. */
export function movingRows(
  { getValues, setValue, setIds, clearMark, focusNext, offerUndo }: RowEditing,
  arranged: () => void,
) {
  /** The ids of a question's entries, in their order. */
  function groupOf(place: EntryPlace): string[] {
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

  function moveEntry(id: string, to: EntryPlace): void {
    const { dimension, questionId } = getValues(`entries.${id}`);
    const order = getValues("entryIds");
    const put = (place: EntryPlace, ids: string[]) => {
      setValue(`entries.${id}.dimension`, place.dimension);
      setValue(`entries.${id}.questionId`, place.questionId);
      clearMark(place.dimension);
      setIds("entryIds", ids);
      arranged();
    };
    put(to, [...order.filter((other) => other !== id), id]);
    const undo = () => {
      const now = getValues("entryIds").filter((other) => other !== id);
      put({ dimension, questionId }, insertedAt(now, Math.min(order.indexOf(id), now.length), id));
    };
    offerUndo({ kind: "entryMoved", count: 1, undo });
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
      // Undo joins the pieces with their current text, so that later edits are not lost.
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
    offerUndo({ kind: "entrySplit", count: points.length, undo });
  }

  return { groupOf, shiftEntry, moveEntry, splitEntry };
}
