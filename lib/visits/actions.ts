"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import { defineEachAction } from "@/lib/gates/define-each-action";
import { nextToReview } from "@/lib/visits/data/waiting";
import { handInVisit } from "@/lib/visits/hand-in";
import * as review from "@/lib/visits/review-mutations";
import {
  approveVisitSchema,
  beginReviewSchema,
  returnVisitSchema,
  voidVisitSchema,
  withdrawVisitSchema,
} from "@/lib/visits/review-schema";
import { approveVisitsSchema, handInVisitsSchema } from "@/lib/visits/several-schema";

export const withdrawVisit = defineProjectAction(
  "visits.withdrawVisit",
  withdrawVisitSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const { visitId, version, state } = input;
    await review.withdrawVisit(tx, scope, { visitId, version, state, now, demand });
    audit(visitId, { version });
    return {};
  },
);

export const beginReview = defineProjectAction(
  "visits.beginReview",
  beginReviewSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const { visitId, version, state } = input;
    await review.beginReview(tx, scope, { visitId, version, state, now, demand });
    audit(visitId, { version });
    return {};
  },
);

export const approveVisit = defineProjectAction(
  "visits.approveVisit",
  approveVisitSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    await review.approveVisit(tx, scope, {
      visitId: input.visitId,
      version: input.version,
      state: input.state,
      now,
      demand,
    });
    audit(input.visitId, { version: input.version });
    return { next: await nextToReview(tx, scope) };
  },
);

export const returnVisit = defineProjectAction(
  "visits.returnVisit",
  returnVisitSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const { visitId, version, state, comments, settledIds } = input;
    await review.returnVisit(tx, scope, { visitId, version, state, comments, settledIds, now, demand });
    audit(visitId, { version, comments: comments.length, settled: settledIds.length });
    return { next: await nextToReview(tx, scope) };
  },
);

export const voidVisit = defineProjectAction(
  "visits.voidVisit",
  voidVisitSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const { visitId, version, state, reason } = input;
    await review.voidVisit(tx, scope, { visitId, version, state, reason, now, demand });
    audit(visitId, { version });
    return {};
  },
);

/** Several drafts at once, each by the rules of one alone. The result says what became of each. */
export const handInVisits = defineEachAction(
  "visits.handInVisits",
  handInVisitsSchema,
  async ({ tx, scope, input, item, now, audit }) => {
    const outcome = await handInVisit(tx, scope, { ...item, untouched: input.untouched, now });
    if (outcome.status === "submitted")
      audit(item.visitId, { write: "submitted", version: outcome.version, state: "submitted" });
    return outcome;
  },
);

/** Several submitted visits at once, each by the rules of one alone. */
export const approveVisits = defineEachAction(
  "visits.approveVisits",
  approveVisitsSchema,
  async ({ tx, scope, item, now, audit, demand }) => {
    await review.approveVisit(tx, scope, { ...item, state: "submitted", now, demand });
    audit(item.visitId, { version: item.version });
    return { status: "approved" as const };
  },
);
