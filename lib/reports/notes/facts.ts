import type { SitesBase } from "@/lib/reports/types";
import type { DimensionKey, VisitMethod } from "@/lib/vocabulary";

/** What the data prove about how a report came about, under its rule of counting. Plain data. */
export interface MethodFacts {
  visits: number;
  sites: number;
  /** Different days with a visit. */
  days: number;
  /** YYYY-MM-DD; null if there is no visit. */
  firstDay: string | null;
  lastDay: string | null;
  /** Visits with both ends noted, and their minutes together. */
  timed: { visits: number; minutes: number };
  /** Most frequent first. */
  methods: { method: VisitMethod; visits: number }[];
  /** Of the team: on how many visits each went, and how often each put a theme on an entry. */
  people: { name: string; visits: number; coded: number }[];
  /** 受访对象 and heads, most first. */
  heard: { category: string; heads: number }[];
  /** 退回修改: how often, of how many visits, to how many recorders. */
  returned: { times: number; visits: number; recorders: number };
  /** 复核抽样: the latest one that is settled, as it counts today; null without one. */
  review: { entries: number; agreed: number; differing: number; left: number } | null;
  /** After how many visits, in their order, how many themes had come up; only where one was new. */
  curve: { visits: number; themes: number }[];
  /** Of the visited sites: how many spoke of each dimension, and what the others have there. */
  silence: Record<DimensionKey, SilenceCounts>;
}

export const silences = ["said", "figures", "none", "not_raised", "never_asked"] as const;
export type Silence = (typeof silences)[number];
export type SilenceCounts = Record<Silence, number>;

/** What the counts of a file stand on. */
export interface DataBasis {
  /** The day of the counts, YYYY-MM-DD. */
  asOf: string;
  /** Null for a report of which only the text is stored. */
  counted: {
    visits: number;
    sites: number;
    entries: number;
    includeUnapproved: boolean;
    /** Absent for a reader who may not know of visits that wait. */
    base?: SitesBase | undefined;
  } | null;
}
