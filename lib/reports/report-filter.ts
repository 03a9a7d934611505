import type { FindingsFilter } from "@/lib/findings/schema";

/** The filter of the findings that equals a report's rule of counting. */
export function reportFilter(includeUnapproved: boolean): FindingsFilter {
  return includeUnapproved ? { unapproved: "1" } : {};
}
