import type { DimensionKey, FollowUpOrigin, VisitState } from "@/lib/vocabulary";

/** Plain shapes that are sent to the pages. Days are YYYY-MM-DD. */

/** What a question came from. `id`: of the indicator, the comment, the entry or the theme. */
export interface Origin {
  kind: FollowUpOrigin;
  id: string | null;
  /** The visit of a comment or an entry. */
  visitId: string | null;
}

/** A question (补访) as a visit's form shows it. */
export interface FormFollowUp {
  id: string;
  /** The site that it is for, and all that count as the same site today. */
  siteIds: string[];
  dimension: DimensionKey;
  question: string;
  assigneeName: string;
  dueOn: string | null;
}

/** What one visit found out about it. Without entries: asked, and not answered. */
export interface FollowUpAnswer {
  visitId: string;
  visitedOn: string;
  visitState: VisitState;
  siteName: string;
  recorderName: string;
  entries: { id: string; text: string }[];
  note: string;
}

/** 待问, 已答复, 已问未答复, 已取消. */
export const followUpStates = ["open", "answered", "asked", "cancelled"] as const;
export type FollowUpState = (typeof followUpStates)[number];

export interface FollowUp {
  id: string;
  site: { id: string; name: string };
  dimension: DimensionKey;
  question: string;
  assignee: { id: string; displayName: string };
  /** The assignee has left the project, or can no longer sign in. */
  assigneeGone: boolean;
  dueOn: string | null;
  origin: Origin & {
    /** What it said when the question was written. */
    text: string;
    /** It has been deleted since. */
    gone: boolean;
  };
  createdByName: string;
  createdOn: string;
  state: FollowUpState;
  /** Of every visit that asked, the oldest first. */
  answers: FollowUpAnswer[];
}
