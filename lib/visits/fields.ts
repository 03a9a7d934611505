import type { MinutesSource } from "@/lib/visits/minutes/model";
import type { AnswerContent, AudienceContent, EntryContent, FigureContent, VisitContent } from "@/lib/visits/schema";
import type { DimensionKey, EntryForm, VisitMethod } from "@/lib/vocabulary";

/** Describes once what a visit consists of. A field of the schema without a row here does not compile. */

/** What a field can contain, by the name of its kind. */
interface KindValues {
  /** The id of a site. */
  site: string;
  /** The id of a member of the team. */
  person: string;
  people: string[];
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM */
  time: string | null;
  method: VisitMethod;
  line: string;
  audiences: AudienceContent[];
  entries: EntryContent[];
  figures: FigureContent[];
  marks: VisitContent["marks"];
  answers: AnswerContent[];
}

/** The kinds whose values have exactly this type. */
type KindFor<Values, Value> = {
  [Kind in keyof Values]: [Value, Values[Kind]] extends [Values[Kind], Value] ? Kind : never;
}[keyof Values];

export type FieldKind = keyof KindValues;
export type VisitField = keyof VisitContent;

/** One field, as every part of the code that handles visits needs to know it. */
interface FieldRow<Kind> {
  /** Also decides how two versions are compared: people in any order, rows by their ids, everything else unchanged. */
  kind: Kind;
  /** Its name, as a key under `visits` in the catalogues. */
  label: `form.${string}`;
  /** Where it is in the form. Within a part, fields are in the order of this table. */
  part: "basic" | "dimensions";
  /**
   * When it must be filled: before the server stores it, before it is handed in, or never. Of the fields marked
   * "together" at least one must be filled before it is handed in.
   */
  required: "always" | "handingIn" | "together" | "never";
  /** How two versions are merged: one of them is chosen, both can be joined, or row by row. */
  merge: "choose" | "join" | "rows";
  /** What it becomes in the minutes (走访纪要). Null: it is not printed there. */
  minutes: keyof MinutesSource | null;
  /** Whether a workbook has columns for it (lib/imports/excel/fields.ts). False: it is not in the workbook. */
  workbook: boolean;
}

export const visitFields = {
  siteId: {
    kind: "site",
    label: "form.site",
    part: "basic",
    required: "always",
    merge: "choose",
    minutes: "site",
    workbook: true,
  },
  visitedOn: {
    kind: "day",
    label: "form.visitedOn",
    part: "basic",
    required: "always",
    merge: "choose",
    minutes: "visitedOn",
    workbook: true,
  },
  startedAt: {
    kind: "time",
    label: "form.startedAt",
    part: "basic",
    required: "never",
    merge: "choose",
    minutes: "startedAt",
    workbook: true,
  },
  endedAt: {
    kind: "time",
    label: "form.endedAt",
    part: "basic",
    required: "never",
    merge: "choose",
    minutes: "endedAt",
    workbook: true,
  },
  method: {
    kind: "method",
    label: "form.method",
    part: "basic",
    required: "always",
    merge: "choose",
    minutes: "method",
    workbook: true,
  },
  recorderId: {
    kind: "person",
    label: "form.recorder",
    part: "basic",
    required: "always",
    merge: "choose",
    minutes: "recorder",
    workbook: true,
  },
  place: {
    kind: "line",
    label: "form.place",
    part: "basic",
    required: "handingIn",
    merge: "join",
    minutes: "place",
    workbook: true,
  },
  memberIds: {
    kind: "people",
    label: "form.members",
    part: "basic",
    required: "handingIn",
    merge: "join",
    minutes: "members",
    workbook: true,
  },
  audiences: {
    kind: "audiences",
    label: "form.audiences",
    part: "basic",
    required: "handingIn",
    merge: "join",
    minutes: "audiences",
    workbook: true,
  },
  entries: {
    kind: "entries",
    label: "form.dimensions",
    part: "dimensions",
    required: "together",
    merge: "rows",
    minutes: "dimensions",
    workbook: true,
  },
  figures: {
    kind: "figures",
    label: "form.dimensions",
    part: "dimensions",
    required: "together",
    merge: "rows",
    minutes: "dimensions",
    workbook: true,
  },
  marks: {
    kind: "marks",
    label: "form.marks",
    part: "dimensions",
    required: "together",
    merge: "choose",
    minutes: "dimensions",
    workbook: true,
  },
  // What was answered is an entry, so the minutes have it. A workbook knows no questions that were left over.
  answers: {
    kind: "answers",
    label: "form.followUps",
    part: "dimensions",
    required: "never",
    merge: "join",
    minutes: null,
    workbook: false,
  },
} as const satisfies { [Field in VisitField]: FieldRow<KindFor<KindValues, VisitContent[Field]>> };

type Fields = typeof visitFields;
/** The names of the fields whose rows match. */
type FieldsWith<Match> = { [Field in VisitField]: Fields[Field] extends Match ? Field : never }[VisitField];

/** The fields that have one value, as in the form: text. */
export type SingleKind = "site" | "person" | "day" | "time" | "method" | "line";
export type SingleField = FieldsWith<{ kind: SingleKind }>;
/** All other fields: lists and marks. */
export type ListField = Exclude<VisitField, SingleField>;
export type TimeField = FieldsWith<{ kind: "time" }>;
/** Fields chosen from a list or a calendar. Such a field is missing until somebody has chosen. */
export type ChosenField = FieldsWith<{ kind: "site" | "person" | "day" | "method" }>;
export type BasicField = FieldsWith<{ part: "basic" }>;
export type MergeField = FieldsWith<{ merge: "choose" | "join" }>;
export type WorkbookField = FieldsWith<{ workbook: true }>;

/** Whether a visit cannot be handed in without this field. The form marks these. */
export function isRequired(field: VisitField): boolean {
  const { required }: FieldRow<FieldKind> = visitFields[field];
  return required === "always" || required === "handingIn";
}

function fieldsWhere<Field extends VisitField>(matches: (row: FieldRow<FieldKind>) => boolean): readonly Field[] {
  return Object.entries(visitFields).flatMap(([field, row]) => (matches(row) ? [field as Field] : [])); // the rows' own names
}

const singleKinds: Readonly<Record<SingleKind, true>> = {
  site: true,
  person: true,
  day: true,
  time: true,
  method: true,
  line: true,
};

export const singleFields = fieldsWhere<SingleField>(({ kind }) => kind in singleKinds);
export const timeFields = fieldsWhere<TimeField>(({ kind }) => kind === "time");
export const chosenFields = fieldsWhere<ChosenField>(
  ({ kind }) => kind in singleKinds && kind !== "time" && kind !== "line",
);
export const basicFields = fieldsWhere<BasicField>(({ part }) => part === "basic");
export const mergeFields = fieldsWhere<MergeField>(({ merge }) => merge !== "rows");

/** A value for each of these fields. */
export function forFields<Field extends VisitField, Value>(
  fields: readonly Field[],
  valueOf: (field: Field) => Value,
): Record<Field, Value> {
  return Object.fromEntries(fields.map((field) => [field, valueOf(field)])) as Record<Field, Value>; // one for each field
}

/** The empty value of each kind of field, if the schema allows the field to be empty. */
const emptyValues = {
  people: [],
  time: null,
  line: "",
  audiences: [],
  entries: [],
  figures: [],
  marks: { status: null, example: null, problem: null, suggestion: null },
  answers: [],
} as const satisfies Partial<{ [Kind in FieldKind]: KindValues[Kind] | readonly [] }>;

type EmptyKind = keyof typeof emptyValues;
/** The fields that may be empty. */
export type EmptyField = FieldsWith<{ kind: EmptyKind }>;

/** A content with only the fields that must be chosen. Samples start from it and add what they need. */
export function emptyContent(chosen: Pick<VisitContent, Exclude<VisitField, EmptyField>>): VisitContent {
  const fields = fieldsWhere<EmptyField>(({ kind }) => kind in emptyValues);
  const empty = forFields(fields, (field) => structuredClone(emptyValues[visitFields[field].kind as EmptyKind])); // by the filter above
  return { ...empty, ...chosen } as VisitContent; // every field is one of the two
}

/** What one field of a row (an entry, a figure, an audience) can contain. */
interface RowKindValues {
  text: string;
  dimension: DimensionKey;
  question: string | null;
  form: EntryForm;
  /** A number, or text in a draft until it can be read as one. */
  count: number | string;
  ids: string[];
}

export type RowKind = keyof RowKindValues;
export type RowFields<Row> = { [Field in keyof Row]: KindFor<RowKindValues, Row[Field]> };

export const audienceFields = {
  category: "text",
  headCount: "count",
} as const satisfies RowFields<AudienceContent>;

export const entryFields = {
  id: "text",
  dimension: "dimension",
  questionId: "question",
  text: "text",
  form: "form",
  speakerCategory: "text",
} as const satisfies RowFields<EntryContent>;

export const figureFields = {
  id: "text",
  dimension: "dimension",
  questionId: "question",
  indicator: "text",
  value: "text",
  unit: "text",
  asOf: "text",
  definition: "text",
  source: "text",
} as const satisfies RowFields<FigureContent>;

export const answerFields = {
  id: "text",
  entryIds: "ids",
  note: "text",
} as const satisfies RowFields<AnswerContent>;
