import * as z from "zod";
import { id, line, optionalLine } from "@/lib/text";
import { dimensionKeys } from "@/lib/vocabulary";

/** As long as the lead of a point in a report. */
export const mostStatement = 200;
export const mostClaimThemes = 10;
export const mostEvidence = 20;
/** Of one project. More than a report has points. */
export const mostClaims = 200;

/** An entry as the writer read it. */
const evidence = z.strictObject({
  id,
  /** Of its words; "" where it does not count now and its words were not shown. */
  hash: z.string().max(64),
});

export const saveClaimSchema = z.strictObject({
  projectId: id,
  /** Null: a new one. */
  claimId: id.nullable(),
  dimension: z.enum(dimensionKeys),
  /** Empty takes the claim away. */
  statement: optionalLine(mostStatement),
  themeIds: z.array(id).max(mostClaimThemes),
  /** In the order in which they are quoted. */
  evidence: z.array(evidence).max(mostEvidence),
  /** 最佳原话, one of the evidence. */
  bestId: id.nullable(),
  /** The text that it replaces, as the writer saw it; null: none. */
  version: id.nullable(),
});

/** 已阅: the claim stands on what it stands on now. */
export const affirmClaimSchema = z.strictObject({
  projectId: id,
  claimId: id,
  version: id,
  /** What it stands on, as the reader saw it (source-mark.ts). */
  sources: z.string().max(64),
});

/** Which entries can be chosen: the strongest of these themes, or those of the dimension that hold the words. */
export const candidatesSchema = z.strictObject({
  dimension: z.enum(dimensionKeys),
  themeIds: z.array(id).max(mostClaimThemes),
  q: line(100).optional(),
});
