import * as z from "zod";
import { reportFormatKeys, usualFormat } from "@/lib/reports/formats/registry";
import { day, id, line, optionalLine, optionalPassage } from "@/lib/text";
import { reportStages, sectionLayouts } from "@/lib/vocabulary";

/** The accepted input of a report: its form, its actions and its routes parse it with these schemas. */

const version = z.number().int().min(1).max(1_000_000_000);
const ofReport = { projectId: id, reportId: id };

export const createReportSchema = z.strictObject({
  projectId: id,
  title: line(200),
  includeUnapproved: z.boolean(),
});

const evidenceSchema = z.strictObject({
  id,
  /** Null if the entry was deleted. The cited text remains. */
  entryId: id.nullable(),
  removed: z.boolean(),
  /** The entry's text as a person has read and accepted it. Used if it is still the entry's current text. */
  acceptedText: z.string().max(5_000).nullable(),
});

const pointSchema = z.strictObject({
  id,
  themeId: id.nullable(),
  lead: optionalLine(200),
  text: optionalPassage(10_000),
  showSupport: z.boolean(),
  dropped: z.boolean(),
  evidence: z.array(evidenceSchema).max(2_000),
});

const sectionSchema = z.strictObject({
  id,
  heading: optionalLine(100),
  layout: z.enum(sectionLayouts),
  lead: optionalPassage(2_000),
  points: z.array(pointSchema).max(200),
});

/** The text of a report, as in its form. */
export const reportContentSchema = z.strictObject({
  title: line(200),
  preface: optionalPassage(20_000),
  closing: optionalPassage(10_000),
  issuer: optionalLine(100),
  issuedOn: z.union([z.literal(""), day], "errors.field.date"),
  includeUnapproved: z.boolean(),
  sections: z.array(sectionSchema).max(30),
});
export type ReportContent = z.infer<typeof reportContentSchema>;

/** A report is saved as a whole, based on the version that was read. */
export const saveReportSchema = z.strictObject({ ...ofReport, version, content: reportContentSchema });
export const refreshReportSchema = z.strictObject({ ...ofReport, version });
export const setReportStageSchema = z.strictObject({ ...ofReport, version, stage: z.enum(reportStages) });
export const deleteReportSchema = z.strictObject(ofReport);

/** The address of a download: ?format=docx&evidence=1. */
export const exportQuerySchema = z.strictObject({
  format: z.enum(reportFormatKeys).default(usualFormat),
  evidence: z.enum(["0", "1"]).default("1"),
});

/** The entries that may be cited: ?theme=…&q=…&unapproved=1&page=2. */
export const candidatesQuerySchema = z.strictObject({
  theme: id.optional(),
  q: line(100).optional(),
  unapproved: z.literal("1").optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
