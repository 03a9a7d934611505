import type { AnnexKind, DimensionKey, PointLevel, ReportStage, SectionLayout, SiteKind } from "@/lib/vocabulary";

/**
 * A report as plain data: `compose.ts` makes it from findings and every writer in `formats/` prints it. Nothing in it
 * is looked up later, so an issued report keeps its figures permanently.
 */
export interface ReportModel {
  title: string;
  stage: ReportStage;
  /** 前言, one string for each paragraph. */
  preface: string[];
  sections: ReportSection[];
  /** 结尾, one string for each paragraph. */
  closing: string[];
  /** 署名: one issuer a line; empty if there is none. */
  issuer: string;
  /** 成文日期 as YYYY-MM-DD, or null to omit it. */
  issuedOn: string | null;
  /** 主送机关; empty if there is none. */
  addressee: string;
  /** 附件说明: names of annexes that are not in this file, without numbers. */
  annexes: string[];
  /** Annexes of the author that are in this file, before those. Absent if there are none. */
  annexPages?: ReportAnnex[] | undefined;
  /** 抄送; empty if there is none. */
  copyTo: string;
  /** 印发机关; empty if there is none. */
  printedBy: string;
  /** 印发日期 as YYYY-MM-DD, or null to omit it. */
  printedOn: string | null;
  /** 盖章: GB/T 9704-2012, 7.3.5.1; otherwise 7.3.5.2. */
  sealed: boolean;
}

export interface ReportSection {
  id: string;
  /** Without its number: the writer numbers 一、二、三、. */
  heading: string;
  layout: SectionLayout;
  /** A sentence or two before the points; may be empty. */
  lead: string;
  /** Points inside points are （1）, not 一要 (held-numbers.ts). Absent in what was frozen before. */
  numbersHeld?: true | undefined;
  points: ReportPoint[];
}

/** An annex of the author. Of the three lists it has the one of its kind; a text has none. */
export interface ReportAnnex {
  id: string;
  kind: AnnexKind;
  /** Without 附件 and number. Empty: it is called by its kind. */
  title: string;
  /** Its own text, one string for each paragraph. */
  text: string[];
  sites?: AnnexSite[] | undefined;
  figures?: AnnexFigure[] | undefined;
  photos?: AnnexPhoto[] | undefined;
}

/** 调研点名单: a present-day site with a visit that counts. */
export interface AnnexSite {
  name: string;
  kind: SiteKind;
  /** 区县; empty if it is not known. */
  county: string;
}

/** A total of the 数据台账 that the report prints. */
export interface AnnexFigure {
  name: string;
  value: string;
  /** Some of what was added up is inexact. */
  inexact: boolean;
  unit: string;
  /** 截至: a year, month or day. */
  earliestAsOf: string;
  latestAsOf: string;
  /** 口径; may be empty. */
  definition: string;
  /** Sites that gave a figure, of those visited. */
  sites: number;
  ofSites: number;
  /** Outward edition: of so few sites that the value is not said. */
  few?: true | undefined;
}

export interface AnnexPhoto {
  attachmentId: string;
  visitId: string;
  siteName: string;
  siteKind: SiteKind;
  /** YYYY-MM-DD. */
  visitedOn: string;
  /** 题注; may be empty. */
  caption: string;
}

export interface ReportPoint {
  id: string;
  /** Absent for 0, a point of its section. `placesOf` says where each stands. */
  level?: PointLevel | undefined;
  /** The bold phrase that begins the point, without 一是 and without a closing full stop. */
  lead: string;
  /** The elaboration: whole sentences. */
  text: string;
  /** "走访的12个镇街园区中8个反映" with the names, or null if the point claims no count. */
  support: ReportSupport | null;
  evidence: ReportEvidence[];
  /**
   * Where in `text` its sentences cite, in the order of the text. What is not in it is cited by the point as a whole.
   */
  cites?: ReportCite[] | undefined;
}

export interface ReportCite {
  /** The place in the text after which the mark stands. */
  at: number;
  entryIds: string[];
}

/** Counted by distinct present-day sites, never by entries. */
export interface ReportSupport {
  /** Sites whose counted visits contain at least one entry with the theme. */
  sites: number;
  /** Sites with at least one counted visit. */
  ofSites: number;
  /** Those that are named in print, perhaps fewer than there are. */
  siteNames: string[];
  /** They are named in an annex, not in the sentence. */
  inAnnex?: true | undefined;
  /** What the sites speak of, so that the sentence has its verb. Absent: 存在问题, and all that was frozen before. */
  dimension?: DimensionKey | undefined;
  /** The verb says that they speak of it, which is what was counted. Absent for 存在问题, and in what was frozen before. */
  mentioned?: true | undefined;
  /** Outward edition: so few that the number is not said; `sites` is 0 then, and nobody is named. */
  few?: true;
}

/** One entry behind a point. It becomes one line of the 佐证索引. */
export interface ReportEvidence {
  entryId: string;
  visitId: string;
  siteName: string;
  siteKind: SiteKind;
  /** YYYY-MM-DD. */
  visitedOn: string;
  dimension: DimensionKey;
  text: string;
}
