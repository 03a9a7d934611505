import * as z from "zod";
import { day, id, line, optionalLine, optionalPassage, passage, timeOfDay } from "@/lib/text";
import { dimensionKeys, dimensionMarks, entryForms, visitMethods, type DimensionKey } from "@/lib/vocabulary";

/** The only schema of a visit's content. Form, sync route, importers and seeds parse with it. */

export const entrySchema = z.strictObject({
  id,
  dimension: z.enum(dimensionKeys),
  questionId: id.nullable(),
  /** One point heard. */
  text: passage(5000),
  form: z.enum(entryForms),
  /** Category of the person who said it; never a name. */
  speakerCategory: optionalLine(40),
});

/** A decimal of up to 15 digits before and 6 after the point, as text: no figure passes through a float. */
const decimal = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, "errors.field.number");

/** 截至: as precise as it was said. */
const asOf = z
  .string()
  .trim()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "errors.field.asOf")
  .refine((value) => value.length < 10 || day.safeParse(value).success, "errors.field.asOf");

export const figureSchema = z.strictObject({
  id,
  dimension: z.enum(dimensionKeys),
  questionId: id.nullable(),
  /** 指标 */
  indicator: line(60),
  value: decimal,
  unit: optionalLine(20),
  asOf,
  /** 口径 */
  definition: optionalPassage(300),
  source: optionalLine(100),
});

export const audienceSchema = z.strictObject({
  category: line(40),
  headCount: z.number().int().min(1).max(100_000),
});

const mark = z.enum(dimensionMarks).nullable();

const fields = z.strictObject({
  siteId: id,
  visitedOn: day,
  startedAt: timeOfDay.nullable(),
  endedAt: timeOfDay.nullable(),
  method: z.enum(visitMethods),
  place: optionalLine(100),
  recorderId: id,
  /** 走访人员, by their accounts. */
  memberIds: z.array(id).max(50),
  audiences: z.array(audienceSchema).max(30),
  entries: z.array(entrySchema).max(500),
  figures: z.array(figureSchema).max(200),
  marks: z.strictObject({ status: mark, example: mark, problem: mark, suggestion: mark }),
});

export type VisitContent = z.infer<typeof fields>;
export type EntryContent = z.infer<typeof entrySchema>;
export type FigureContent = z.infer<typeof figureSchema>;
export type AudienceContent = z.infer<typeof audienceSchema>;

type Report = (path: (string | number)[], message: string) => void;

/** Rules between fields that already apply to a draft: nothing contradictory is ever stored. */
function checkDraft(content: VisitContent, report: Report) {
  if (content.startedAt && content.endedAt && content.endedAt < content.startedAt) {
    report(["endedAt"], "visits.errors.endBeforeStart");
  }
  const seen = new Set<string>();
  for (const list of ["entries", "figures"] as const) {
    content[list].forEach((item, index) => {
      if (seen.has(item.id)) report([list, index, "id"], "visits.errors.sameId");
      seen.add(item.id);
    });
  }
  if (new Set(content.memberIds).size < content.memberIds.length) report(["memberIds"], "visits.errors.sameMember");
  for (const key of dimensionKeys) {
    if (content.marks[key] && dimensionCount(content, key) > 0) report(["marks", key], "visits.errors.markWithEntries");
  }
}

/** The fields that decide whether a visit is complete. They can be read even if some fields are not valid yet. */
export interface Completeness {
  memberIds: readonly unknown[];
  audiences: readonly unknown[];
  place: string;
  entries: readonly { dimension: DimensionKey }[];
  figures: readonly { dimension: DimensionKey }[];
  marks: VisitContent["marks"];
}

/**
 * What a visit must have before it goes to the reviewer. An untouched dimension is allowed: it counts as never asked.
 */
export function checkComplete(content: Completeness, report: Report): void {
  if (content.memberIds.length === 0) report(["memberIds"], "visits.errors.membersMissing");
  if (content.audiences.length === 0) report(["audiences"], "visits.errors.audiencesMissing");
  if (!content.place.trim()) report(["place"], "visits.errors.placeMissing");
  const touched = dimensionKeys.some((key) => content.marks[key] || dimensionCount(content, key) > 0);
  if (!touched) report(["entries"], "visits.errors.nothingHeard");
}

/** How many entries and figures a dimension has. */
function dimensionCount(content: Pick<Completeness, "entries" | "figures">, key: DimensionKey): number {
  return [...content.entries, ...content.figures].filter((item) => item.dimension === key).length;
}

function checkedBy(...checks: ((content: VisitContent, report: Report) => void)[]) {
  return fields.check((context) => {
    const report: Report = (path, message) =>
      context.issues.push({ code: "custom", input: context.value, path, message });
    for (const check of checks) check(context.value, report);
  });
}

/** A visit as it may be stored: every filled field is valid, much may be missing. */
export const visitDraftSchema = checkedBy(checkDraft);

/** A visit as it may be submitted. */
export const visitSubmitSchema = checkedBy(checkDraft, checkComplete);
