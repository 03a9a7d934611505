import fc from "fast-check";
import { expect, it } from "vitest";
import { often } from "@/lib/testing/how-often";
import { typedVisits } from "@/lib/testing/typed-visits";
import { checkAgain } from "@/lib/visits/check-again";
import { checkTyped } from "@/lib/visits/check-draft";
import type { DraftEntry, DraftVisit } from "@/lib/visits/draft";
import { draftLimits } from "@/lib/visits/limits";

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const typed = typedVisits({ siteIds: [id(1)], memberIds: [id(2), id(3)], questionIds: [null, id(4)] });

/** One thing that a form may come to hold, or a draft of elsewhere. */
const spoilt: Record<string, (visit: DraftVisit) => DraftVisit> = {
  nothing: (visit) => visit,
  "a text that is too long": withFirst({ text: "长".repeat(draftLimits.entry + 1) }),
  "an id that is none": withFirst({ id: "x" }),
  "two entries of one id": (visit) => ({ ...visit, entries: visit.entries.flatMap((entry) => [entry, { ...entry }]) }),
  "a member twice": (visit) => ({ ...visit, memberIds: [id(2), id(2)] }),
  "a day that is none": (visit) => ({ ...visit, visitedOn: "2026-02-30" }),
  "too many entries": ({ entries, ...visit }) => ({
    ...visit,
    entries: Array.from({ length: draftLimits.entries + 1 }, (_, at) => ({ ...entry, id: id(1_000 + at) })),
  }),
};
const entry: DraftEntry = {
  id: id(9),
  dimension: "status",
  questionId: null,
  text: "每月议事",
  form: "summary",
  speakerCategory: "",
};

function withFirst(change: Partial<DraftEntry>) {
  return (visit: DraftVisit): DraftVisit => ({
    ...visit,
    entries: [{ ...entry, ...change }, ...visit.entries],
  });
}

it("finds of a draft what the whole check finds, however often its entries were checked before", () => {
  fc.assert(
    fc.property(typed, fc.constantFrom(...Object.keys(spoilt)), (visit, what) => {
      const changed = spoilt[what]?.(visit) ?? visit;
      const wanted = checkTyped(structuredClone(changed), "draft");
      expect(checkAgain(visit)).toEqual(checkTyped(visit, "draft"));
      expect(checkAgain(changed)).toEqual(wanted);
      expect(checkAgain(changed)).toEqual(wanted);
    }),
    { numRuns: often(100) },
  );
});

it("looks at an entry once, as long as it is the same object", () => {
  const [visit] = fc.sample(typed, { numRuns: 1, seed: 1 });
  if (!visit) throw new Error("no visit");
  const entries = [entry, { ...entry, id: id(10), text: " 村医 不够 " }];
  const contents = (draft: DraftVisit) => {
    const checked = checkAgain(draft);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    return checked.content.entries;
  };
  const first = contents({ ...visit, entries });
  const second = contents({ ...visit, entries: [entries[0]!, { ...entries[1]!, text: "村医够了" }] });
  expect(second[0]).toBe(first[0]);
  expect(second[1]?.text).toBe("村医够了");
});
