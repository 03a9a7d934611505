import * as z from "zod";
import { day, id, line, optionalPassage } from "@/lib/text";
import { dimensionKeys, dimensionMarks, siteKinds } from "@/lib/vocabulary";

/** What narrows the findings, one key for each parameter of the address. A value is understood fully or not at all. */
export const findingsFilterSchema = z.strictObject({
  dimension: z.enum(dimensionKeys).optional(),
  /** A theme with all below it, or "none": entries without any theme. */
  theme: z.union([id, z.literal("none")]).optional(),
  /** Kind of the present-day site. */
  kind: z.enum(siteKinds).optional(),
  /** 区县 of the present-day site, as it is written in the project's list. */
  county: line(60).optional(),
  /** A present-day site, with the former ones that count for it. */
  site: id.optional(),
  /** Days of the visit, both included. */
  from: day.optional(),
  to: day.optional(),
  /** 含未审核: "1" counts submitted visits as well as approved ones, "only" the submitted ones alone. */
  unapproved: z.enum(["1", "only"]).optional(),
  /** Words that the entry's text contains exactly. */
  q: line(100).optional(),
  /** An explicit mark of a dimension: lists the visits that have it, never entries. */
  mark: z.enum(dimensionMarks).optional(),
});

export type FindingsFilter = z.infer<typeof findingsFilterSchema>;
export type FilterKey = keyof FindingsFilter;

/** How long a summary of a cell of the matrix may be. */
export const mostSummary = 2000;

/** A summary of a cell of the matrix: a present-day site, and a theme (else the whole dimension). */
export const saveSummarySchema = z.strictObject({
  projectId: id,
  siteId: id,
  columnId: z.union([id, z.enum(dimensionKeys)]),
  /** Empty takes it away. */
  text: optionalPassage(mostSummary),
  /** The text that it replaces, as the writer saw it; null: none. */
  version: id.nullable(),
  /** What it stands on, as the writer saw it (source-mark.ts). */
  sources: z.string().max(64),
});
