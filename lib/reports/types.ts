import type { WordRule } from "@/lib/reports/word-bounds";
import type { AdviceAnswer } from "@/lib/reports/answers";
import type { ReportModel } from "@/lib/reports/model";
import type { ReportPlaces } from "@/lib/reports/report-filter";
import type {
  AnnexKind,
  DimensionKey,
  PointLevel,
  ReportStage,
  SectionLayout,
  SupportNames,
  SiteKind,
  VisitMethod,
  VisitState,
} from "@/lib/vocabulary";

/** A report as it is edited: its rows as plain data, with the current state of what is cited. Figures are not in it. */
export interface ReportDraft {
  /** A line feed is where the author breaks the title. */
  title: string;
  preface: string;
  closing: string;
  /** 署名: one issuer a line. */
  issuer: string;
  /** YYYY-MM-DD, or "" to omit it. */
  issuedOn: string;
  /** 主送机关, with or without its colon; "" to omit it. */
  addressee: string;
  /** 附件说明: the names of annexes that go with the report, one a line. */
  annexes: string;
  /** 抄送; "" to omit it. */
  copyTo: string;
  /** 印发机关; "" to omit it. */
  printedBy: string;
  /** 印发日期, YYYY-MM-DD; "" to omit it. */
  printedOn: string;
  /** 盖章: where issuers and date stand (GB/T 9704-2012, 7.3.5.1 or 7.3.5.2). */
  sealed: boolean;
  /** 含未审核: whether figures count submitted visits as well as approved ones. */
  includeUnapproved: boolean;
  /** To advice about the text around the points. */
  answers: AdviceAnswer[];
  sections: DraftSection[];
}

export interface DraftSection {
  id: string;
  heading: string;
  layout: SectionLayout;
  lead: string;
  answers: AdviceAnswer[];
  /** An annex: a section without points that is printed behind the signature. Absent in the body. */
  annex?: AnnexKind | undefined;
  points: DraftPoint[];
}

export interface DraftPoint {
  id: string;
  /**
   * The theme by which the point is counted. Null for a point made by hand: it is counted by the evidence that it
   * cites.
   */
  themeId: string | null;
  lead: string;
  text: string;
  showSupport: boolean;
  /** Which of the sites behind the count are named. */
  names: SupportNames;
  /** Deeper than one below the point before it, it is printed as that (`nesting.ts`). */
  level: PointLevel;
  /** Omitted from the report, and stored so that it can be restored. */
  dropped: boolean;
  answers: AdviceAnswer[];
  evidence: DraftEvidence[];
}

export interface DraftEvidence {
  id: string;
  entryId: string | null;
  /** The entry's text when it was cited. */
  quotedText: string;
  /** Removed by hand. */
  removed: boolean;
  /** The current entry; null if it was deleted. */
  entry: CitedEntry | null;
}

export interface CitedEntry {
  visitId: string;
  visitState: VisitState;
  /** YYYY-MM-DD */
  visitedOn: string;
  /** The present-day site that it counts as … */
  siteId: string;
  siteName: string;
  siteKind: SiteKind;
  /** … and the name under which it was visited, if that is another. */
  visitedAs: string | null;
  dimension: DimensionKey;
  text: string;
}

/** The data of today, under one rule of counting. */
export interface ReportCounts {
  visits: number;
  entries: number;
  /** The number of people heard, over all visits. */
  heard: number;
  /** Days of the first and last visit, YYYY-MM-DD; null if there is none. */
  firstDay: string | null;
  lastDay: string | null;
  /** Present-day sites with at least one counted visit, in the project's order. */
  sites: { id: string; name: string; kind: SiteKind; county?: string | undefined }[];
  /** Most frequent first. */
  methods: { method: VisitMethod; visits: number }[];
  themes: ThemeCount[];
  /** 报告用词 and what makes a problem common, as the project sets them. Absent: the usual ones. */
  wordRule?: WordRule | undefined;
  /** 数据台账: by indicator. Read only for a report that prints one of them. */
  ledger?: readonly LedgerFigure[] | undefined;
  /** The counts when the report's numbers were last seen (seen-counts.ts). Only in an editor. */
  seen?: ReportCounts | undefined;
  /** The photos that its annexes show, whatever their visit's state. Read only for a report that has some. */
  photos?: readonly PhotoFact[] | undefined;
}

/** A photo of a visit, as a report may show it. */
export interface PhotoFact {
  attachmentId: string;
  visitId: string;
  visitState: VisitState;
  /** YYYY-MM-DD */
  visitedOn: string;
  /** The present-day site, and the name under which it was visited, if that is another. */
  siteName: string;
  siteKind: SiteKind;
  visitedAs: string | null;
  /** The name of its file. */
  fileName: string;
  /** Its file is not there. */
  missing: boolean;
}

/** An indicator's total over the sites, with what must be known to trust it. */
export interface LedgerFigure {
  /** Of the indicator. */
  id: string;
  name: string;
  unit: string;
  /** 口径; may be "". */
  definition: string;
  total: string;
  inexact: boolean;
  /** Sites that gave a figure, and sites visited. */
  sites: number;
  ofSites: number;
  /** 截至: a year, month or day. Two different ones if the sites' figures are not of one time. */
  earliestAsOf: string;
  latestAsOf: string;
  mixedAsOf: boolean;
  /** How many different 口径 the added figures have, and how many of them say none. Absent in what was kept before. */
  definitions?: number;
  undefinedSites?: number;
  /** Figures marked 有出入, and places where two visits gave two values. */
  disputed: number;
  conflicts: number;
}

export interface ThemeCount {
  id: string;
  name: string;
  dimension: DimensionKey;
  /** The theme above it in the tree. */
  parentId?: string | null;
  /** It gets no new point. */
  archived?: true;
  /** The sites that mention it, in the project's order. Their number is the support. */
  siteIds: string[];
}

/**
 * Both rules of counting, so that 含未审核 can be tried on the screen. Equal for a reader who may not see unapproved
 * visits.
 */
export interface ReportCountSets {
  approved: ReportCounts;
  withUnapproved: ReportCounts;
}

export interface ReportRecord {
  id: string;
  version: number;
  stage: ReportStage;
  createdBy: string;
  /** ISO moment. */
  updatedAt: string;
  /** Which sites count. */
  places: ReportPlaces;
  /** The 总报告 of a 分报告, if it is still there. */
  whole: { id: string; title: string } | null;
  draft: ReportDraft;
  /** By part ("front", or the id of a section or point): the version at which it was last written. */
  versions: Record<string, number>;
  /** The model as it was issued; set exactly while the stage is 定稿. */
  frozen: ReportModel | null;
  /** ISO moment of 定稿. */
  frozenAt: string | null;
}

export interface ReportSummary {
  id: string;
  title: string;
  stage: ReportStage;
  createdBy: string;
  createdByName: string;
  /** ISO moment. */
  updatedAt: string;
  /** ISO moment; null if it is not deleted. */
  deletedAt: string | null;
  points: number;
  /** 分报告: the 总报告 that it was made from, and which sites count. */
  parentId: string | null;
  county: string;
  kind: SiteKind | null;
}

/** What a number of sites is a part of. */
export interface SitesBase {
  /** Sites with a visit that is approved or waits for approval … */
  visited: number;
  /** … and those with an approved one. */
  approved: number;
  includeUnapproved: boolean;
}

export function sitesBase({ approved, withUnapproved }: ReportCountSets, includeUnapproved: boolean): SitesBase {
  return { visited: withUnapproved.sites.length, approved: approved.sites.length, includeUnapproved };
}

/** The 数据台账 by both rules of counting. */
export type LedgerSets = Record<keyof ReportCountSets, readonly LedgerFigure[]>;

export function withLedger(sets: ReportCountSets, ledger: LedgerSets | null): ReportCountSets {
  if (!ledger) return sets;
  return {
    approved: { ...sets.approved, ledger: ledger.approved },
    withUnapproved: { ...sets.withUnapproved, ledger: ledger.withUnapproved },
  };
}

/** With photos that were not known before. */
export function withPhotos(sets: ReportCountSets, photos: readonly PhotoFact[]): ReportCountSets {
  const all = [...(sets.approved.photos ?? []), ...photos];
  return {
    approved: { ...sets.approved, photos: all },
    withUnapproved: { ...sets.withUnapproved, photos: all },
  };
}

export function countsFor(sets: ReportCountSets, draft: Pick<ReportDraft, "includeUnapproved">): ReportCounts {
  return draft.includeUnapproved ? sets.withUnapproved : sets.approved;
}
