import type { FormFollowUp } from "@/lib/followups/types";
import type { Counts } from "@/lib/visits/counts";
import type { Change } from "@/lib/visits/revision-diff";
import type { SiteNotes } from "@/lib/visits/site-notes";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import type {
  DimensionKey,
  EntryForm,
  ProjectRole,
  SiteKind,
  VerificationState,
  VisitMethod,
  VisitState,
} from "@/lib/vocabulary";

/** Plain shapes that are sent to the pages. Days are YYYY-MM-DD, moments ISO 8601 in UTC. */

export interface FormQuestion {
  id: string;
  text: string;
  hint: string;
}

export interface FormDimension {
  key: DimensionKey;
  /** The project's own word for it. */
  label: string;
  guidance: string;
  /** In the order of the outline. Retired ones are omitted, except those that the open visit already answers. */
  questions: FormQuestion[];
}

export interface FormSite {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
}

export interface FormMember {
  id: string;
  displayName: string;
  role: ProjectRole;
}

export interface FormIndicator {
  name: string;
  unit: string;
  /** 口径 */
  definition: string;
}

/** A reviewer's comment that is not settled yet. */
export interface OpenComment {
  id: string;
  /** Null: on the visit as a whole, or on an entry that was deleted since. */
  entryId: string | null;
  /** What the entry said when the comment was made. Empty for a comment on the visit. */
  entryText: string;
  body: string;
  authorName: string;
  at: string;
}

/** Everything that the visit form needs, for a new visit and for one that the server has. */
export interface VisitFormData {
  project: { id: string; name: string };
  /** Always the four, in the order of the outline. */
  dimensions: FormDimension[];
  /** In the project's order, without removed ones (but with the site of the open visit). */
  sites: FormSite[];
  /** In the order of their joining, without those who left (but with those of the open visit). */
  members: FormMember[];
  /** The id of the person who writes; one of `members`. */
  me: FormMember;
  indicators: FormIndicator[];
  /** Null: a new visit, or one that the server has not seen yet. */
  visit: (ServerVisit & { id: string }) | null;
  /** Whether the person may write this visit now. True for a new one. */
  mayWrite: boolean;
  comments: OpenComment[];
  /**
   * The size limit of files, and the size at which a photo is stored. Absent in what an older page stored on the
   * device.
   */
  fileLimits?: { photoLongEdge: number; megabytes: number; audioMegabytes: number };
  /** What is still to be asked at the project's sites (补访). Absent in what an older page stored on the device. */
  followUps?: FormFollowUp[];
  /**
   * Of the visit's site, or of the given site. Null if there is none, absent in what an older page stored on the
   * device.
   */
  siteNotes?: SiteNotes | null;
}

/** One visit for reading. */
export interface VisitDetail {
  id: string;
  site: FormSite;
  visitedOn: string;
  startedAt: string | null;
  endedAt: string | null;
  method: VisitMethod;
  place: string;
  recorder: { id: string; displayName: string };
  createdBy: string;
  members: string[];
  audiences: { category: string; headCount: number | string }[];
  state: VisitState;
  version: number;
  submittedAt: string | null;
  approvedAt: string | null;
  approvedByName: string | null;
  /** A reviewer has begun to write on it since it was submitted. */
  reviewBegun: boolean;
  updatedAt: string;
  dimensions: DetailDimension[];
  comments: DetailComment[];
  /** Why it was voided; empty otherwise. */
  voidReason: string;
}

export interface DetailDimension {
  key: DimensionKey;
  label: string;
  mark: "not_raised" | "none" | null;
  entries: DetailEntry[];
  figures: DetailFigure[];
  /** Figures of a draft that cannot be counted yet, each as it was typed. */
  waiting: { id: string; text: string }[];
}

export interface DetailEntry {
  id: string;
  question: { id: string; text: string } | null;
  text: string;
  form: EntryForm;
  speakerCategory: string;
  themes: { id: string; name: string }[];
}

export interface DetailFigure {
  id: string;
  indicator: string;
  /** Decimal, as text, or the words of an inexact figure: 约200, 1.2万余. */
  value: string;
  /** With the words that follow it: 家, 家左右. */
  unit: string;
  asOf: string;
  definition: string;
  source: string;
  verification: VerificationState;
}

export interface DetailComment extends OpenComment {
  /** Null while it is open. */
  resolvedAt: string | null;
}

/** What a reviewer said when returning the visit. `entryText` is empty for a comment on the visit as a whole. */
export type StepComment = Pick<OpenComment, "id" | "entryText" | "body">;

/** One step of a visit's history. */
export type HistoryStep = { at: string; actorName: string } & (
  | { kind: "created"; counts: Counts }
  | { kind: "changed"; changes: Change[] }
  | { kind: "moved"; from: VisitState; to: VisitState; note: string; comments: StepComment[] }
);

/** Names by the ids that changes contain. */
export interface ChangeNames {
  siteNames: Record<string, string>;
  memberNames: Record<string, string>;
  /** Questions of follow-ups that were answered, and the entries that answered them. */
  followUps: Record<string, string>;
  answerTexts: Record<string, string>;
}

export interface VisitHistory extends ChangeNames {
  /** Oldest first. */
  steps: HistoryStep[];
}

/** What changed in a visit since a reviewer last returned it. */
export interface SinceReturn extends ChangeNames {
  /** None: it is as it was returned. */
  changes: Change[];
}
