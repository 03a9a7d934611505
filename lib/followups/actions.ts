"use server";
import * as mutations from "@/lib/followups/mutations";
import { addFollowUpSchema, cancelFollowUpSchema, reassignFollowUpSchema } from "@/lib/followups/schema";
import { defineProjectAction } from "@/lib/gates/define-action";

export const addFollowUp = defineProjectAction(
  "followups.addFollowUp",
  addFollowUpSchema,
  async ({ tx, scope, input, now, audit }) => {
    const followUpId = await mutations.addFollowUp(tx, scope, input, now);
    audit(followUpId, { site: input.siteId, assignee: input.assigneeId, origin: input.origin.kind });
    return { followUpId };
  },
);

export const reassignFollowUp = defineProjectAction(
  "followups.reassignFollowUp",
  reassignFollowUpSchema,
  async ({ tx, scope, input, audit }) => {
    const before = await mutations.reassignFollowUp(tx, scope, input);
    audit(input.followUpId, { before, after: input.assigneeId });
    return {};
  },
);

export const cancelFollowUp = defineProjectAction(
  "followups.cancelFollowUp",
  cancelFollowUpSchema,
  async ({ tx, scope, input, now, audit }) => {
    await mutations.cancelFollowUp(tx, scope, input.followUpId, now);
    audit(input.followUpId);
    return {};
  },
);
