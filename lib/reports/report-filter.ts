import type { FindingsFilter } from "@/lib/findings/schema";
import type { SiteKind } from "@/lib/vocabulary";

/** 分报告: which sites count. Both empty: all of the project. */
export interface ReportPlaces {
  county: string;
  kind: SiteKind | null;
}

/** What counts in a report: whether submitted visits do, and of which sites. */
export interface CountRule extends Partial<ReportPlaces> {
  includeUnapproved: boolean;
}

/** The filter of the findings that equals a report's rule of counting. A boolean: 含未审核, over all sites. */
export function reportFilter(rule: boolean | CountRule): FindingsFilter {
  const {
    includeUnapproved,
    county = "",
    kind = null,
  } = typeof rule === "boolean" ? { includeUnapproved: rule } : rule;
  return {
    ...(includeUnapproved && { unapproved: "1" }),
    ...(county !== "" && { county }),
    ...(kind && { kind }),
  };
}

type Counted = { places: ReportPlaces; draft: { includeUnapproved: boolean } };

export const ruleOf = ({ places, draft }: Counted): CountRule => ({
  ...places,
  includeUnapproved: draft.includeUnapproved,
});
