import * as z from "zod";
import { day, id, optionalLine, passage } from "@/lib/text";
import { dimensionKeys, followUpOrigins } from "@/lib/vocabulary";

export const longestQuestion = 300;

const originFields = {
  kind: z.enum(followUpOrigins),
  id: id.nullable(),
  visitId: id.nullable(),
};

export const addFollowUpSchema = z.strictObject({
  projectId: id,
  siteId: id,
  dimension: z.enum(dimensionKeys),
  question: passage(longestQuestion),
  assigneeId: id,
  /** Empty: on no fixed day. */
  dueOn: z.union([z.literal(""), day], "errors.field.date"),
  origin: z.strictObject(originFields),
});

export const reassignFollowUpSchema = z.strictObject({ projectId: id, followUpId: id, assigneeId: id });
export const cancelFollowUpSchema = z.strictObject({ projectId: id, followUpId: id });

/** The address of the form for a new question. Whatever is not valid there is chosen in the form. */
export const newFollowUpSchema = z.object({
  site: id.optional().catch(undefined),
  dimension: z.enum(dimensionKeys).optional().catch(undefined),
  question: optionalLine(longestQuestion).optional().catch(undefined),
  kind: originFields.kind.catch("gap"),
  id: id.nullable().catch(null).default(null),
  visit: id.nullable().catch(null).default(null),
});
export type NewFollowUp = z.output<typeof newFollowUpSchema>;
