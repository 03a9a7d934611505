"use server";
import * as mutations from "@/lib/findings/mutations";
import { saveSummarySchema } from "@/lib/findings/schema";
import { defineProjectAction } from "@/lib/gates/define-action";

/** What an analyst writes of a cell of the matrix. */
export const saveSummary = defineProjectAction(
  "findings.saveSummary",
  saveSummarySchema,
  async ({ tx, scope, input, now, audit }) => {
    const result = await mutations.saveSummary(tx, scope, { ...input, now });
    audit(result.saved ? result.versionId : null, {
      siteId: input.siteId,
      columnId: input.columnId,
      saved: result.saved,
    });
    return result;
  },
);
