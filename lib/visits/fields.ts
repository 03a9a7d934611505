import type { AudienceContent, EntryContent, FigureContent, VisitContent } from "@/lib/visits/schema";
import type { DimensionKey, EntryForm, VisitMethod } from "@/lib/vocabulary";

/** What a visit consists of, described once. A field of the schema that has no row here does not compile. */

/** What a field can hold, by the name of its kind. */
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
}

/** The kinds whose values are of exactly this type. */
type KindFor<Values, Value> = {
  [Kind in keyof Values]: [Value, Values[Kind]] extends [Values[Kind], Value] ? Kind : never;
}[keyof Values];

export type FieldKind = keyof KindValues;
export type VisitField = keyof VisitContent;

export const visitFields = {
  siteId: { kind: "site" },
  visitedOn: { kind: "day" },
  startedAt: { kind: "time" },
  endedAt: { kind: "time" },
  method: { kind: "method" },
  place: { kind: "line" },
  recorderId: { kind: "person" },
  memberIds: { kind: "people" },
  audiences: { kind: "audiences" },
  entries: { kind: "entries" },
  figures: { kind: "figures" },
  marks: { kind: "marks" },
} as const satisfies { [Field in VisitField]: { kind: KindFor<KindValues, VisitContent[Field]> } };

/** What one field of a row (an entry, a figure, an audience) can hold. */
interface RowKindValues {
  text: string;
  dimension: DimensionKey;
  question: string | null;
  form: EntryForm;
  count: number;
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
