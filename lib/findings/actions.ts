"use server";
import * as claims from "@/lib/findings/claims/save-claim";
import { affirmClaimSchema, saveClaimSchema } from "@/lib/findings/claims/schema";
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

/** A statement that the team stands behind, with its themes and its evidence. */
export const saveClaim = defineProjectAction(
  "findings.saveClaim",
  saveClaimSchema,
  async ({ tx, scope, input, now, audit }) => {
    const result = await claims.saveClaim(tx, scope, { ...input, now });
    audit(result.claimId, { saved: result.saved, taken: input.statement === "" });
    return result;
  },
);

/** 已阅 */
export const affirmClaim = defineProjectAction(
  "findings.affirmClaim",
  affirmClaimSchema,
  async ({ tx, scope, input, now, audit }) => {
    const result = await claims.affirmClaim(tx, scope, { ...input, now });
    audit(result.claimId, { saved: result.saved });
    return result;
  },
);
