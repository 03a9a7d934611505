import * as z from "zod";
import { day, id, line, optionalLine, optionalPassage, passage, timeOfDay } from "@/lib/text";
import { draftLimits, handInLimits, type Limits } from "@/lib/visits/limits";
import { numberOf } from "@/lib/visits/said/figure";
import { dimensionKeys, dimensionMarks, entryForms, visitMethods, type DimensionKey } from "@/lib/vocabulary";

/** The only schemas of a visit's content. Form, sync route, importers and seeds parse with them. */

const entryOf = (most: Limits) =>
  z.strictObject({
    id,
    dimension: z.enum(dimensionKeys),
    questionId: id.nullable(),
    /** One point heard. */
    text: passage(most.entry),
    form: z.enum(entryForms),
    /** Category of the person who said it; never a name. */
    speakerCategory: optionalLine(most.speaker),
  });

/** 截至: as precise as it was said. */
const asOf = z
  .string()
  .trim()
  .regex(/^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "errors.field.asOf")
  .refine((value) => value.length < 10 || day.safeParse(value).success, "errors.field.asOf");

/** A text that may be missing in a draft. Stored as "" then. */
const waitingText = optionalLine(100_000).default("");

const figureOf = <Indicator extends z.ZodType<string>, Value extends z.ZodType<string>, AsOf extends z.ZodType<string>>(
  most: Limits,
  said: { indicator: Indicator; value: Value; asOf: AsOf },
) =>
  z.strictObject({
    id,
    dimension: z.enum(dimensionKeys),
    questionId: id.nullable(),
    /** 指标 */
    indicator: said.indicator,
    /** As `figureRead` stores it: a decimal, or the words of an inexact number. In a draft possibly anything. */
    value: said.value,
    unit: optionalLine(most.unit),
    asOf: said.asOf,
    /** 口径 */
    definition: optionalPassage(most.definition),
    source: optionalLine(most.source),
  });

/** A figure that can be counted. */
export const figureSchema = figureOf(handInLimits, {
  indicator: line(handInLimits.indicator),
  value: line(40).refine((value) => numberOf(value) !== null, "errors.field.number"),
  asOf,
});

const headCount = z.number().int().min(1).max(100_000);
const audienceOf = <Category extends z.ZodType<string>, Count extends z.ZodType<number | string>>(
  category: Category,
  count: Count,
) => z.strictObject({ category, headCount: count });

/** An audience that can be counted. */
export const audienceSchema = audienceOf(line(handInLimits.category), headCount);

export const entrySchema = entryOf(handInLimits);

/** What the visit found out about a follow-up question (补访). Without an entry: asked, and not answered yet. */
const answerOf = (most: Limits) =>
  z.strictObject({
    /** The follow-up's. */
    id,
    /** The entries that answer it. One that is no longer there counts as no answer. */
    entryIds: z.array(id).max(most.answers),
    /** How it stands where nothing was answered. */
    note: optionalPassage(most.note),
  });

export const answerSchema = answerOf(handInLimits);

const mark = z.enum(dimensionMarks).nullable();

const fieldsOf = <Audience extends z.ZodType, Figure extends z.ZodType>(
  most: Limits,
  rows: { audience: Audience; figure: Figure },
) =>
  z.strictObject({
    siteId: id,
    visitedOn: day,
    startedAt: timeOfDay.nullable(),
    endedAt: timeOfDay.nullable(),
    method: z.enum(visitMethods),
    place: optionalLine(most.place),
    recorderId: id,
    /** 走访人员, by their accounts. */
    memberIds: z.array(id).max(most.members),
    audiences: z.array(rows.audience).max(most.audiences),
    entries: z.array(entryOf(most)).max(most.entries),
    figures: z.array(rows.figure).max(most.figures),
    marks: z.strictObject({ status: mark, example: mark, problem: mark, suggestion: mark }),
    answers: z.array(answerOf(most)).max(most.answers),
  });

/** An entry of a draft. */
export const draftEntrySchema = entryOf(draftLimits);

/** The fields of a draft, without the rules between them. */
export const draftFields = fieldsOf(draftLimits, {
  // A head-count that is no number yet waits as text.
  audience: audienceOf(optionalLine(draftLimits.category), z.union([headCount, waitingText])),
  figure: figureOf(draftLimits, { indicator: waitingText, value: waitingText, asOf: waitingText }),
});
const completeFields = fieldsOf(handInLimits, { audience: audienceSchema, figure: figureSchema });

export type VisitContent = z.infer<typeof draftFields>;
export type EntryContent = VisitContent["entries"][number];
export type FigureContent = VisitContent["figures"][number];
export type AudienceContent = VisitContent["audiences"][number];
export type AnswerContent = VisitContent["answers"][number];

type Report = (path: (string | number)[], message: string) => void;

/** Rules between fields that already apply to a draft: the form cannot hold anything that breaks them. */
export function checkDraft(content: VisitContent, report: Report) {
  const seen = new Set<string>();
  for (const list of ["entries", "figures"] as const) {
    content[list].forEach((item, index) => {
      if (seen.has(item.id)) report([list, index, "id"], "visits.errors.sameId");
      seen.add(item.id);
    });
  }
  content.answers.forEach(({ id }, index) => {
    if (content.answers.findIndex((answer) => answer.id === id) < index)
      report(["answers", index, "id"], "visits.errors.sameId");
  });
  if (new Set(content.memberIds).size < content.memberIds.length) report(["memberIds"], "visits.errors.sameMember");
  for (const key of dimensionKeys) {
    if (content.marks[key] && dimensionCount(content, key) > 0) report(["marks", key], "visits.errors.markWithEntries");
  }
}

function checkTimes(content: VisitContent, report: Report) {
  if (content.startedAt && content.endedAt && content.endedAt < content.startedAt) {
    report(["endedAt"], "visits.errors.endBeforeStart");
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

type Check = (content: VisitContent, report: Report) => void;

const checkedBy = <Fields extends z.ZodType<VisitContent>>(fields: Fields, ...checks: Check[]): Fields =>
  fields.check((context) => {
    const report: Report = (path, message) =>
      context.issues.push({ code: "custom", input: context.value, path, message });
    for (const check of checks) check(context.value, report);
  });

/** A visit as it may be stored before it is handed in: much may be missing or not understood yet. */
export const visitDraftSchema = checkedBy(draftFields, checkDraft);

/** A visit as a workbook may contain it: every filled field is valid, much may be missing. */
export const visitImportSchema = checkedBy(completeFields, checkDraft, checkTimes);

/** A visit as it may be submitted. */
export const visitSubmitSchema = checkedBy(completeFields, checkDraft, checkTimes, checkComplete);
