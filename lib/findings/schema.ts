import * as z from "zod";
import { day, id, line } from "@/lib/text";
import { dimensionKeys, dimensionMarks, siteKinds } from "@/lib/vocabulary";

/** What a reader narrows the findings by, one key a parameter of the address. Nothing is ever half-understood. */
export const findingsFilterSchema = z.strictObject({
  dimension: z.enum(dimensionKeys).optional(),
  /** A theme with all below it, or "none": entries without any theme. */
  theme: z.union([id, z.literal("none")]).optional(),
  /** Kind of the present-day site. */
  kind: z.enum(siteKinds).optional(),
  /** A present-day site, with the former ones that count as it. */
  site: id.optional(),
  /** Days of the visit, both included. */
  from: day.optional(),
  to: day.optional(),
  /** 含未审核: "1" counts submitted visits as well as approved ones, "only" the submitted ones alone. */
  unapproved: z.enum(["1", "only"]).optional(),
  /** Words that the entry's text holds as they stand. */
  q: line(100).optional(),
  /** A dimension's explicit mark: lists the visits that carry it, never entries. */
  mark: z.enum(dimensionMarks).optional(),
});

export type FindingsFilter = z.infer<typeof findingsFilterSchema>;
export type FilterKey = keyof FindingsFilter;
