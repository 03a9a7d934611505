"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import * as review from "@/lib/visits/review-mutations";
import { approveVisitSchema, returnVisitSchema, voidVisitSchema } from "@/lib/visits/review-schema";

export const approveVisit = defineProjectAction("visits.approveVisit", approveVisitSchema, async ({ tx, scope, input, now, audit, demand }) => {
  await review.approveVisit(tx, scope, { visitId: input.visitId, version: input.version, now, demand });
  audit(input.visitId, { version: input.version });
  return {};
});

export const returnVisit = defineProjectAction("visits.returnVisit", returnVisitSchema, async ({ tx, scope, input, now, audit, demand }) => {
  const { visitId, version, comments, settledIds } = input;
  await review.returnVisit(tx, scope, { visitId, version, comments, settledIds, now, demand });
  audit(visitId, { version, comments: comments.length, settled: settledIds.length });
  return {};
});

export const voidVisit = defineProjectAction("visits.voidVisit", voidVisitSchema, async ({ tx, scope, input, now, audit, demand }) => {
  const { visitId, version, reason } = input;
  await review.voidVisit(tx, scope, { visitId, version, reason, now, demand });
  audit(visitId, { version });
  return {};
});
