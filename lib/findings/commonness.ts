/** 共性 or 个性: depends on how many sites speak of a problem. */
export type Commonness = "common" | "individual";

export interface CommonThreshold {
  commonMinSites: number;
  /** Percentage of the visited sites, 0–100. */
  commonMinPercent: number;
}

/**
 * How many sites make a problem common: the project's number or its share of the visited sites, whichever is larger.
 */
export function commonFrom(threshold: CommonThreshold, visitedSites: number): number {
  return Math.max(threshold.commonMinSites, Math.ceil((threshold.commonMinPercent * visitedSites) / 100));
}

/** Whether enough sites have been visited for any problem to be common. */
export function canBeCommon(visitedSites: number, from: number): boolean {
  return visitedSites >= from;
}

export function commonness(support: number, from: number): Commonness | null {
  if (support === 0) return null;
  if (support >= from) return "common";
  return support === 1 ? "individual" : null;
}
