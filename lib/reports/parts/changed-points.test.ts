import fc from "fast-check";
import { expect, test } from "vitest";
import { movePointTo, movePoint, deletePoint, addPoint } from "@/lib/reports/edits";
import { onlyChanged, withUnchanged } from "@/lib/reports/parts/changed-points";
import { orderOf, partsOf } from "@/lib/reports/parts/parts";
import { rebase } from "@/lib/reports/parts/rebase";
import { withFields } from "@/lib/reports/parts/with-fields";
import type { ReportDraft } from "@/lib/reports/types";
import { draftPointOf, draftSection, plainDraft } from "@/lib/testing/plain-draft";
import { often } from "@/lib/testing/how-often";

const names = ["a", "b", "c", "d", "e", "f"];
const section = (id: string, points: string[]) =>
  draftSection(
    id,
    points.map((point) => draftPointOf(point)),
  );
const first = plainDraft({ title: "title", sections: [section("A", names.slice(0, 4)), section("B", names.slice(4))] });

type Edit = (draft: ReportDraft) => ReportDraft;
const name = fc.constantFrom(...names);
const sections = (change: (all: ReportDraft["sections"]) => ReportDraft["sections"]): Edit => {
  return (draft) => ({ ...draft, sections: change(draft.sections) });
};
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(name, fc.string({ maxLength: 3 })).map(
    ([key, text]): Edit =>
      (draft) =>
        withFields(draft, key, { text }),
  ),
  fc.string({ maxLength: 3 }).map(
    (title): Edit =>
      (draft) =>
        withFields(draft, "front", { title }),
  ),
  fc
    .tuple(name, fc.constantFrom(1 as const, -1 as const))
    .map(([key, by]) => sections((all) => movePoint(all, key, by))),
  fc.tuple(name, fc.constantFrom("A", "B")).map(([key, to]) => sections((all) => movePointTo(all, key, to))),
  name.map((key) => sections((all) => deletePoint(all, key))),
  fc.constantFrom("x", "y").map((key) => sections((all) => addPoint(deletePoint(all, key), "A", key))),
);
const edits = fc.array(edit, { maxLength: 5 }).map(
  (all): Edit =>
    (draft) =>
      all.reduce((now, one) => one(now), draft),
);

test("what was typed is the same again, without the points that nobody changed in between", () => {
  fc.assert(
    fc.property(edits, edits, (type, others) => {
      const typed = { begunOn: first, draft: type(first) };
      const today = others(first);
      const whole = rebase({ before: first, mine: typed.draft, now: today });
      const again = withUnchanged(onlyChanged(typed), today);
      const found = rebase({ before: again.begunOn, mine: again.draft, now: today });
      expect(partsOf(found.draft)).toEqual(partsOf(whole.draft));
      expect({ ...found, draft: null }).toEqual({ ...whole, draft: null });
      // The place of a point that was next to one that others removed may be another.
      if (names.every((one) => partsOf(today).has(one))) expect(orderOf(found.draft)).toEqual(orderOf(whole.draft));
    }),
    { numRuns: often(500) },
  );
});

test("of two hundred points one is stored, if one was changed", () => {
  const many = {
    ...first,
    sections: [
      section(
        "A",
        Array.from({ length: 200 }, (_, place) => `p${place}`),
      ),
    ],
  };
  const kept = onlyChanged({ begunOn: many, draft: withFields(many, "p7", { text: "新写的。" }) });
  expect(kept.draft.sections[0]?.points.map(({ id, text }) => [id, text])).toEqual([["p7", "新写的。"]]);
  expect(kept.begunOn.sections[0]?.points.map(({ id, text }) => [id, text])).toEqual([["p7", ""]]);
});
