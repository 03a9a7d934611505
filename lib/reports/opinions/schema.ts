import * as z from "zod";
import { id, optionalLine, optionalPassage, passage } from "@/lib/text";
import { opinionHandlings, type OpinionHandling } from "@/lib/vocabulary";

/** What a row of the 意见采纳情况表 may hold. */
export const opinionLimits = { rows: 1_000, opinion: 4_000, about: 500, source: 200, reason: 2_000 } as const;

export const opinionFields = {
  opinion: passage(opinionLimits.opinion),
  source: optionalLine(opinionLimits.source),
  handling: z.enum(opinionHandlings),
  reason: optionalPassage(opinionLimits.reason),
};
export const opinionFormSchema = z.strictObject(opinionFields);
export type OpinionForm = z.infer<typeof opinionFormSchema>;

const ofReport = { projectId: id, reportId: id };
export const addOpinionSchema = z.strictObject({ ...ofReport, ...opinionFields });
export const saveOpinionSchema = z.strictObject({
  ...ofReport,
  opinionId: id,
  version: z.number().int().min(1).max(1_000_000_000),
  ...opinionFields,
});
export const removeOpinionSchema = z.strictObject({ ...ofReport, opinionId: id });

export interface NewOpinion {
  opinion: string;
  /** The words that it is about. */
  about?: string;
  source?: string;
  handling?: OpinionHandling;
  reason?: string;
}

export interface Opinion extends Required<NewOpinion> {
  id: string;
  version: number;
  /** It is a comment of a returned file. */
  isComment: boolean;
}

export const opinionsQuerySchema = z.strictObject({ format: z.enum(["xlsx", "docx"]) });
