import * as z from "zod";
import { checkReportWords } from "@/lib/projects/report-words";
import { day, id, line, optionalLine, optionalPassage } from "@/lib/text";
import { dimensionKeys } from "@/lib/vocabulary";

/** A day, or null for an empty box of a form. */
const optionalDay = z
  .string()
  .nullable()
  .transform((value) => value || null)
  .pipe(day.nullable());

const basics = {
  name: line(60),
  /** 背景目的 */
  background: optionalPassage(3000),
  /** 对象范围 */
  coverage: optionalPassage(2000),
  startsOn: optionalDay,
  endsOn: optionalDay,
};

type Dates = { startsOn: string | null; endsOn: string | null };

function checkDates(context: z.core.ParsePayload<Dates>): void {
  const { startsOn, endsOn } = context.value;
  if (startsOn && endsOn && endsOn < startsOn) {
    context.issues.push({ code: "custom", input: endsOn, path: ["endsOn"], message: "projects.errors.endBeforeStart" });
  }
}

export const createProjectSchema = z.strictObject(basics).check(checkDates);

/** `closed`: what the page was opened on. */
export const closingSchema = z.strictObject({ projectId: id, closed: z.boolean() });

/** What of a project the next study begins with. */
export const copiedParts = ["outline", "themes", "sites", "members", "settings", "words"] as const;
const chosen = z.boolean();

export const copyProjectSchema = z.strictObject({
  projectId: id,
  name: line(60),
  outline: chosen,
  themes: chosen,
  sites: chosen,
  members: chosen,
  settings: chosen,
  words: chosen,
});

/** `name`: the project's, typed. */
export const deleteProjectSchema = z.strictObject({ projectId: id, name: line(60) });

export const restoreProjectSchema = z.strictObject({ projectId: id });

/** The state that a form was opened on. The server refuses to overwrite another state. */
const fingerprint = z.string().max(100);

const percent = z.number().int().min(1).max(100);

export const updateProjectSchema = z
  .strictObject({
    projectId: id,
    fingerprint,
    ...basics,
    /** 共性问题: at least so many sites … */
    commonMinSites: z.number().int().min(1).max(10_000),
    /** … and at least this share of the visited ones, whichever is larger. */
    commonMinPercent: z.number().int().min(0).max(100),
    // 报告用词 (report-words.ts).
    widelyMinPercent: percent,
    someMaxPercent: percent,
    fewMaxPercent: percent,
    singleMaxSites: z.number().int().min(1).max(100),
  })
  .check(checkDates)
  .check(checkReportWords);

export const questionSchema = z.strictObject({
  /** Null for a question that is not stored yet. */
  id: id.nullable(),
  text: line(200),
  /** What the person who asks should pay attention to. */
  hint: optionalLine(200),
});

export const outlineSchema = z
  .strictObject({
    projectId: id,
    fingerprint,
    dimensions: z
      .array(
        z.strictObject({
          key: z.enum(dimensionKeys),
          label: line(12),
          guidance: optionalPassage(500),
          questions: z.array(questionSchema).max(30),
        }),
      )
      .length(dimensionKeys.length),
  })
  .check((context) => {
    const { dimensions } = context.value;
    const keys = new Set(dimensions.map((dimension) => dimension.key));
    const ids = dimensions.flatMap((dimension) => dimension.questions.flatMap((question) => question.id ?? []));
    if (keys.size < dimensions.length || new Set(ids).size < ids.length) {
      context.issues.push({ code: "custom", input: dimensions, path: ["dimensions"], message: "errors.field.invalid" });
    }
  });

export type OutlineInput = z.infer<typeof outlineSchema>;
