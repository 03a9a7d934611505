import type { Scene } from "./photos/paint";
import type {
  AnnexKind,
  DimensionKey,
  DimensionMark,
  EntryForm,
  ProjectRole,
  SiteKind,
  SupportNames,
  SystemRole,
  VerificationState,
  VisitMethod,
  VisitState,
} from "@/lib/vocabulary";

export type DemoAccountKey = "lead" | "reviewer" | "member1" | "member2" | "viewer" | "admin";

export interface DemoAccount {
  key: DemoAccountKey;
  accountName: string;
  displayName: string;
  role: ProjectRole | null;
  systemRole: SystemRole;
}

export interface DemoQuestion {
  key: string;
  dimension: DimensionKey;
  text: string;
  hint: string;
}

export interface DemoSite {
  key: string;
  name: string;
  kind: SiteKind;
  county: string;
  /** DemoSite.key of the present-day site this former one counts as. */
  mergedInto?: string;
}

export interface DemoTheme {
  key: string;
  dimension: DimensionKey;
  name: string;
  definition: string;
  /** DemoTheme.key */
  parent?: string;
}

export interface DemoIndicator {
  key: string;
  name: string;
  unit: string;
  definition: string;
}

export interface DemoEntry {
  dimension: DimensionKey;
  /** DemoQuestion.key */
  question: string;
  text: string;
  form: EntryForm;
  /** A category, never a name: one of audienceSuggestions or a short phrase. */
  speaker?: string;
  /** DemoTheme.key */
  themes?: string[];
}

export interface DemoFigure {
  dimension: DimensionKey;
  question?: string;
  /** DemoIndicator.key */
  indicator: string;
  /** Decimal, as text. */
  value: string;
  /** YYYY-MM or YYYY-MM-DD */
  asOf: string;
  definition: string;
  source: string;
  verification: VerificationState;
}

export interface DemoPhoto {
  key: string;
  /** DemoVisit.key */
  visit: string;
  /** Which of its entries, from 0, it shows. */
  entry: number;
  fileName: string;
  scene: Scene;
}

interface DemoAnnex {
  kind: AnnexKind;
  title: string;
  /** What stands before its content. */
  text: string;
  /** `photo`: DemoPhoto.key */
  photos: { photo: string; caption: string }[];
}

interface DemoPoint {
  /** DemoTheme.key, by which the point is counted; null if it claims no count. */
  theme: string | null;
  lead: string;
  /** 〔01.5〕 behind a sentence: it cites entry 5, from 0, of visit-01. */
  text: string;
}

export interface DemoReport {
  title: string;
  /** One string for each paragraph. */
  preface: string[];
  /** In the 征求意见稿. */
  closingBefore: string;
  closing: string;
  addressee: string;
  copyTo: string;
  issuer: string;
  /** YYYY-MM-DD */
  issuedOn: string;
  sections: { heading: string; lead: string; names: SupportNames; points: DemoPoint[] }[];
  /** 附件1, 附件2 … */
  annexes: DemoAnnex[];
}

/** 结论 */
export interface DemoClaim {
  statement: string;
  dimension: DimensionKey;
  /** DemoTheme.key */
  themes: string[];
  /** "01.5" is entry 5 of visit-01, from 0; in the order in which they are quoted. */
  evidence: string[];
  best: string;
  author: DemoAccountKey;
  /** DemoVisit.key of the last visit that its author had read. */
  writtenAfter: string;
  writtenOn: string;
}

export interface DemoVisit {
  key: string;
  /** DemoSite.key */
  site: string;
  visitedOn: string;
  startedAt: string;
  endedAt: string;
  method: VisitMethod;
  place: string;
  team: DemoAccountKey[];
  recorder: DemoAccountKey;
  audiences: { category: string; headCount: number }[];
  state: VisitState;
  entries: DemoEntry[];
  figures: DemoFigure[];
  marks: Partial<Record<DimensionKey, DimensionMark>>;
  /** onEntry: position in `entries`, from 0; without it the comment is on the visit as a whole. */
  returnedComment?: { onEntry?: number; body: string };
}
