"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import * as mutations from "@/lib/imports/mutations";
import { addImportRuleSchema, removeImportRuleSchema } from "@/lib/imports/schema";

export const addImportRule = defineProjectAction("imports.addImportRule", addImportRuleSchema, async ({ tx, scope, input, now, audit }) => {
  const { word, dimension } = input;
  const ruleId = await mutations.addImportRule(tx, scope, { word, dimension, now });
  audit(ruleId, { word, dimension });
  return { ruleId };
});

export const removeImportRule = defineProjectAction("imports.removeImportRule", removeImportRuleSchema, async ({ tx, scope, input, audit }) => {
  await mutations.removeImportRule(tx, scope, input.ruleId);
  audit(input.ruleId);
  return {};
});
