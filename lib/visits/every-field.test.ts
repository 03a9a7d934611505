import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTyped } from "@/lib/visits/check-draft";
import { contentShape, upgradeContent, upgradeTyped } from "@/lib/visits/content-shape";
import { draftOf, type DraftVisit } from "@/lib/visits/draft";
import {
  answerFields,
  audienceFields,
  entryFields,
  figureFields,
  visitFields,
  type FieldKind,
  type RowKind,
  type VisitField,
} from "@/lib/visits/fields";
import { canKeepBoth, differencesOf, mergeVisits, type MergeChoice } from "@/lib/visits/merge";
import { revisionDiff } from "@/lib/visits/revision-diff";
import {
  answerSchema,
  audienceSchema,
  entrySchema,
  figureSchema,
  visitDraftSchema,
  type VisitContent,
} from "@/lib/visits/schema";
import { entryForms, visitMethods } from "@/lib/vocabulary";
import { often } from "@/lib/testing/how-often";

/** Every field of the schema is changed once, so a new field is tested automatically. */

const id = fc.uuid({ version: 7 });
const word = fc.stringMatching(/^[甲乙丙丁戊]{1,6}$/);
const rowValues = {
  text: word,
  dimension: fc.constantFrom("status" as const, "problem" as const),
  question: fc.option(id),
  form: fc.constantFrom(...entryForms),
  count: fc.integer({ min: 1, max: 999 }),
  ids: fc.constant([]), // ids of entries, which must be there: draft.test.ts
} satisfies Record<RowKind, fc.Arbitrary<unknown>>;

function rows(fields: Readonly<Record<string, RowKind>>, change: Record<string, fc.Arbitrary<unknown>> = {}) {
  const row = fc.record({
    ...Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, rowValues[kind]])),
    ...change,
  });
  return fc.array(row, { minLength: 1, maxLength: 3 });
}

const figureValue = fc.integer({ min: 0, max: 9999 }).map(String);
const year = fc.integer({ min: 2000, max: 2030 }).map(String);
const values = {
  site: id,
  person: id,
  people: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
  day: fc.integer({ min: 10, max: 28 }).map((day) => `2026-11-${day}`),
  time: fc.constant(null), // a pair of times must agree, so each is changed alone below
  method: fc.constantFrom(...visitMethods),
  line: word,
  audiences: rows(audienceFields),
  entries: rows(entryFields, { id }),
  figures: rows(figureFields, { id, value: figureValue, asOf: year }),
  marks: fc.record({
    status: fc.constant(null),
    example: fc.constantFrom(null, "none" as const),
    problem: fc.constant(null),
    suggestion: fc.constantFrom(null, "not_raised" as const),
  }),
  answers: fc.uniqueArray(fc.record({ id, entryIds: fc.constant([]), note: word }), {
    minLength: 1,
    maxLength: 3,
    selector: (answer) => answer.id,
  }),
} satisfies Record<FieldKind, fc.Arbitrary<unknown>>;

const others: Partial<Record<FieldKind, fc.Arbitrary<unknown>>> = { time: fc.constantFrom("09:30", "10:45") };

const fields = Object.keys(visitDraftSchema.shape) as VisitField[]; // the schema's own keys
const content: fc.Arbitrary<VisitContent> = fc
  .record(Object.fromEntries(fields.map((field) => [field, values[visitFields[field].kind]])))
  .map((value) => visitDraftSchema.parse(value));

/** A visit, and the same visit with another value in one field. */
function changedIn(field: VisitField) {
  const { kind } = visitFields[field];
  return fc
    .tuple(content, others[kind] ?? values[kind])
    .map(([before, value]) => ({ before, after: visitDraftSchema.parse({ ...before, [field]: value }) }))
    .filter(({ before, after }) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

let made = 0;
const makeId = () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`;

function contentOf(typed: DraftVisit): VisitContent {
  const checked = checkTyped(typed, "draft");
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.content;
}

function merged(mine: DraftVisit, theirs: DraftVisit, choice: MergeChoice): VisitContent {
  const choices = Object.fromEntries(differencesOf(mine, theirs).map(({ key }) => [key, choice]));
  return contentOf(mergeVisits({ mine, theirs, choices }, makeId));
}

/** As sets if their order has no meaning. */
const inAnyOrder = (value: unknown) =>
  Array.isArray(value) ? value.map((row: unknown) => JSON.stringify(row)).sort() : value;

const runs = { numRuns: often(40) };

describe.each(fields)("%s", (field) => {
  it("is shown in the history when it changes", () => {
    fc.assert(
      fc.property(changedIn(field), ({ before, after }) => {
        const sameInAnyOrder = JSON.stringify(inAnyOrder(before[field])) === JSON.stringify(inAnyOrder(after[field]));
        fc.pre(!(field === "memberIds" && sameInAnyOrder));
        expect(revisionDiff(before, after)).not.toEqual([]);
      }),
      runs,
    );
  });

  it("survives a merge: mine, theirs, and both if both are possible", () => {
    fc.assert(
      fc.property(changedIn(field), ({ before, after }) => {
        const [mine, theirs] = [draftOf(before, makeId), draftOf(after, makeId)];
        expect(inAnyOrder(merged(mine, theirs, "mine")[field])).toEqual(inAnyOrder(before[field]));
        expect(inAnyOrder(merged(mine, theirs, "theirs")[field])).toEqual(inAnyOrder(after[field]));
        const found = differencesOf(mine, theirs);
        if (!found.every(canKeepBoth)) return;
        const both = JSON.stringify(merged(mine, theirs, "both")[field]);
        for (const part of [before, after].flatMap((each): unknown[] => [each[field] ?? []].flat())) {
          const said = typeof part === "object" && part !== null ? { ...part, id: undefined } : part;
          const text = JSON.stringify(said).replace(/^[{"]|["}]$/g, "");
          expect(both).toContain(text);
        }
      }),
      runs,
    );
  });

  it("comes through the form and the device's draft", () => {
    fc.assert(
      fc.property(changedIn(field), ({ after }) => {
        const kept: unknown = JSON.parse(JSON.stringify(draftOf(after, makeId)));
        expect(contentOf(upgradeTyped(kept, contentShape))).toEqual(after);
        expect(upgradeContent(JSON.parse(JSON.stringify(after)), contentShape)).toEqual(after);
      }),
      runs,
    );
  });
});

it("the table has the fields of every row of the schema, and no others", () => {
  expect(Object.keys(entryFields).sort()).toEqual(Object.keys(entrySchema.shape).sort());
  expect(Object.keys(figureFields).sort()).toEqual(Object.keys(figureSchema.shape).sort());
  expect(Object.keys(answerFields).sort()).toEqual(Object.keys(answerSchema.shape).sort());
  expect(Object.keys(audienceFields).sort()).toEqual(Object.keys(audienceSchema.shape).sort());
});
