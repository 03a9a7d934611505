import { isListOf, isOneOf, isRecord, isText } from "@/lib/json-guards";
import type { DraftVisit } from "@/lib/visits/draft";
import {
  answerFields,
  audienceFields,
  entryFields,
  figureFields,
  visitFields,
  type FieldKind,
  type RowKind,
} from "@/lib/visits/fields";
import type { VisitContent } from "@/lib/visits/schema";
import { dimensionKeys, dimensionMarks, entryForms, visitMethods } from "@/lib/vocabulary";

/**
 * Whether stored JSON has the shape of a visit. The checks come from the table of fields, so a new field is checked
 * automatically. They look at types only, not at lengths or rules: what was valid when it was stored stays readable. No
 * schema library is needed, so every page can include them.
 */
export type Guard = (value: unknown) => boolean;

export const isTextOrNull: Guard = (value) => value === null || isText(value);

const rowGuards: Record<RowKind, Guard> = {
  text: isText,
  dimension: isOneOf(dimensionKeys),
  question: isTextOrNull,
  form: isOneOf(entryForms),
  count: (value) => Number.isInteger(value) || isText(value),
  ids: isListOf(isText),
};

/** All of these fields. Further ones are ignored: a text never becomes unreadable because of them. */
export function isOf(guards: Readonly<Record<string, Guard>>): Guard {
  const expected = Object.entries(guards);
  return (value) => isRecord(value) && expected.every(([name, guard]) => guard(value[name]));
}

export function rowsOf(fields: Readonly<Record<string, RowKind>>): Guard {
  const guards = Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, rowGuards[kind]]));
  return isListOf(isOf(guards));
}

const isMark: Guard = (value) => value === null || isOneOf(dimensionMarks)(value);

const contentGuards: Record<FieldKind, Guard> = {
  site: isText,
  person: isText,
  people: isListOf(isText),
  day: isText,
  time: isTextOrNull,
  method: isOneOf(visitMethods),
  line: isText,
  audiences: rowsOf(audienceFields),
  entries: rowsOf(entryFields),
  figures: rowsOf(figureFields),
  marks: isOf(Object.fromEntries(dimensionKeys.map((key) => [key, isMark]))),
  answers: rowsOf(answerFields),
};

/** In the form a time and a method may still be empty, and an audience is text under an id of the screen. */
const draftGuards: Record<FieldKind, Guard> = {
  ...contentGuards,
  time: isText,
  method: isText,
  audiences: isListOf(isOf({ id: isText, category: isText, headCount: isText })),
};

function visitOf(guards: Record<FieldKind, Guard>): Guard {
  return isOf(Object.fromEntries(Object.entries(visitFields).map(([name, { kind }]) => [name, guards[kind]])));
}

const contentGuard = visitOf(contentGuards);
const draftGuard = visitOf(draftGuards);

export function isVisitContent(value: unknown): value is VisitContent {
  return contentGuard(value);
}

export function isDraftVisit(value: unknown): value is DraftVisit {
  return draftGuard(value);
}
