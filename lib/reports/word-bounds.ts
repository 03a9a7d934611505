import type { CommonThreshold } from "@/lib/findings/commonness";
import type { ReportWords } from "@/lib/projects/report-words";

/** How many sites each of the words 普遍, 多数, 个别 … may stand for. Pure. */

export type QuantifierKey =
  "every" | "nearlyAll" | "widely" | "most" | "nearlyHalf" | "many" | "common" | "some" | "few" | "single";

export interface Bounds {
  /** Shares of the visited sites, 0 to 1. */
  leastShare: number;
  mostShare: number;
  leastSites: number;
  mostSites: number;
}

/** Just more than a half. */
const overHalf = 0.501;

const anySites = { leastShare: 0, mostShare: 1, leastSites: 1, mostSites: Number.POSITIVE_INFINITY };

export type WordBounds = Record<QuantifierKey, Bounds>;

/** How many of the visited sites a word may stand for, where a project says nothing else. */
export const usualBounds: WordBounds = {
  // 所有, 各…均: one site without it makes it untrue.
  every: { ...anySites, leastShare: 1 },
  // 绝大多数: the exceptions are a fifth at most.
  nearlyAll: { ...anySites, leastShare: 0.8 },
  // 普遍: clearly more than a majority, and what is found at two sites is not yet general.
  widely: { ...anySites, leastShare: 0.6, leastSites: 3 },
  // 多数, 大部分, 半数以上: more than half.
  most: { ...anySites, leastShare: overHalf, leastSites: 2 },
  // 近半: just below a half.
  nearlyHalf: { ...anySites, leastShare: 0.4, mostShare: 0.5, leastSites: 2 },
  // 不少, 许多: the floor of a common problem, whatever the share.
  many: { ...anySites, leastSites: 3 },
  // 共性问题: the project's own rule by default, 3 sites or 30 %, whichever is larger.
  common: { ...anySites, leastShare: 0.3, leastSites: 3 },
  // 部分, 一些: more than one; beyond 70 % it hides a majority.
  some: { ...anySites, leastSites: 2, mostShare: 0.7 },
  // 少数: a quarter at most.
  few: { ...anySites, mostShare: 0.25 },
  // 个别: one or two sites.
  single: { ...anySites, mostSites: 2, mostShare: 0.34 },
};

/** What a project sets about them. */
export type WordRule = ReportWords & CommonThreshold;

/** The bounds in force: the project's, and the usual ones of the other words. */
export function boundsOf(rule: WordRule | undefined): WordBounds {
  if (!rule) return usualBounds;
  const { widely, some, few, single, common } = usualBounds;
  return {
    ...usualBounds,
    widely: { ...widely, leastShare: rule.widelyMinPercent / 100 },
    some: { ...some, mostShare: rule.someMaxPercent / 100 },
    few: { ...few, mostShare: rule.fewMaxPercent / 100 },
    single: { ...single, mostSites: rule.singleMaxSites },
    common: { ...common, leastShare: rule.commonMinPercent / 100, leastSites: rule.commonMinSites },
  };
}

export interface SiteSupport {
  sites: number;
  ofSites: number;
}

/** The bound that a word breaks, as it is told to the writer. */
export interface BrokenBound {
  /** The word says more than the sites do, or less. */
  says: "more" | "less";
  /** `half`: more than half. */
  limit: "percent" | "half" | "sites";
  /** Per cent of the visited sites, or a number of sites. */
  bound: number;
}

/** Null if a word of these bounds may stand for the sites. */
export function brokenBound({ sites, ofSites }: SiteSupport, bounds: Bounds): BrokenBound | null {
  const share = ofSites > 0 ? sites / ofSites : 0;
  const { leastShare, leastSites, mostShare, mostSites } = bounds;
  if (share < leastShare) return { says: "more", ...toldShare(leastShare) };
  if (sites < leastSites) return { says: "more", limit: "sites", bound: leastSites };
  if (sites > mostSites) return { says: "less", limit: "sites", bound: mostSites };
  return share > mostShare ? { says: "less", ...toldShare(mostShare) } : null;
}

function toldShare(share: number): Pick<BrokenBound, "limit" | "bound"> {
  return { limit: share === overHalf ? "half" : "percent", bound: Math.round(share * 100) };
}
