import type { RowEditing } from "@/components/visits/form/row-editing";
import type { DraftAnswer } from "@/lib/visits/draft";
import type { EntryPlace } from "@/lib/visits/take-over";

type Answering = RowEditing & { addEntry: (place: EntryPlace) => string };

/** Closes a follow-up (补访) by what is heard today. */
export function answeringFollowUps({ getValues, setValue, touched, addEntry }: Answering) {
  /** Changes what the visit says about a follow-up, from nothing if it said nothing yet. */
  function answer(id: string, change: (before: Omit<DraftAnswer, "id">) => Partial<DraftAnswer>): void {
    const before = getValues(`answers.${id}`) ?? { entryIds: [], note: "" };
    setValue(`answers.${id}`, { ...before, ...change(before) });
    const ids = getValues("answerIds");
    if (!ids.includes(id)) setValue("answerIds", [...ids, id]);
    touched();
  }

  const tieEntry = (id: string, entryId: string): void =>
    answer(id, ({ entryIds }) => ({ entryIds: [...entryIds.filter((other) => other !== entryId), entryId] }));

  return {
    answer,
    tieEntry,
    untieEntry: (id: string, entryId: string): void =>
      answer(id, ({ entryIds }) => ({ entryIds: entryIds.filter((other) => other !== entryId) })),
    /** A new entry that answers it, with the focus. */
    answerAnew: (id: string, place: EntryPlace): void => tieEntry(id, addEntry(place)),
  };
}
