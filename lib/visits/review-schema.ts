import * as z from "zod";
import { id, passage } from "@/lib/text";
import { visitStates } from "@/lib/vocabulary";

/** Characters of one comment. */
export const longestComment = 1000;

/**
 * What a reviewer sends. Each message names the version and the state that were read, so that a changed visit is looked
 * at again.
 */
const reviewed = {
  projectId: id,
  visitId: id,
  version: z.number().int().min(1).max(1_000_000),
  state: z.enum(visitStates),
};

export const withdrawVisitSchema = z.strictObject(reviewed);

export const beginReviewSchema = z.strictObject(reviewed);

export const approveVisitSchema = z.strictObject(reviewed);

export const reviewCommentSchema = z.strictObject({
  /** Null: on the visit as a whole. */
  entryId: id.nullable(),
  body: passage(longestComment),
});

export const returnVisitSchema = z.strictObject({
  ...reviewed,
  comments: z.array(reviewCommentSchema).max(200),
  /** Earlier comments that are settled. The other comments stay open. */
  settledIds: z.array(id).max(500),
});

export const voidVisitSchema = z.strictObject({ ...reviewed, reason: passage(300) });
