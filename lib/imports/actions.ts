"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import { importVisitsSchema } from "@/lib/imports/book-schema";
import { importVisits as saveAll } from "@/lib/imports/import-visits";
import * as mutations from "@/lib/imports/mutations";
import { addImportRuleSchema, removeImportRuleSchema } from "@/lib/imports/schema";

export const addImportRule = defineProjectAction(
  "imports.addImportRule",
  addImportRuleSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { word, dimension } = input;
    const ruleId = await mutations.addImportRule(tx, scope, { word, dimension, now });
    audit(ruleId, { word, dimension });
    return { ruleId };
  },
);

export const removeImportRule = defineProjectAction(
  "imports.removeImportRule",
  removeImportRuleSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.removeImportRule(tx, scope, input.ruleId);
    audit(input.ruleId);
    return {};
  },
);

/** All visits of a workbook as drafts, or none of them. */
export const importVisits = defineProjectAction(
  "imports.importVisits",
  importVisitsSchema,
  async ({ tx, scope, input, now, audit }) => {
    const imported = await saveAll(tx, scope, { visits: input.visits, now });
    audit(null, {
      created: imported.created.length,
      changed: imported.changed.length,
      unchanged: imported.unchanged.length,
    });
    return { ...imported, importedAt: now.toISOString() };
  },
);
