import * as z from "zod";
import { id, line } from "@/lib/text";
import { dimensionKeys } from "@/lib/vocabulary";

/** A word of a heading, with the dimension of what stands below it. One character would be found in every heading. */
export const importRuleFieldsSchema = z.strictObject({
  word: line(20).min(2, "imports.rules.tooShort"),
  dimension: z.enum(dimensionKeys),
});
export type ImportRuleFields = z.infer<typeof importRuleFieldsSchema>;

export const addImportRuleSchema = importRuleFieldsSchema.extend({ projectId: id });

export const removeImportRuleSchema = z.strictObject({ projectId: id, ruleId: id });

/** A project's own rules are few; more would be a list that nobody oversees. */
export const mostImportRules = 200;
