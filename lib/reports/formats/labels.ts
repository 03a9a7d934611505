import { fillWords } from "@/lib/fill-words";
import { annexName } from "./office-lines";
import type { AnnexFigure, AnnexPhoto, ReportAnnex, ReportSupport } from "@/lib/reports/model";
import type { AnnexKind, DimensionKey, ReportStage, SiteKind } from "@/lib/vocabulary";

/** The few fixed words of a written report, beside its own text. */
export interface ReportLabels {
  /** 佐证索引 */
  evidenceIndex: string;
  /** 附件, alone at the top of the annex, or with its number. */
  annex: string;
  /** 附件：, before the names of the annexes. */
  annexReference: string;
  /** 抄送：, before the offices that get a copy. */
  copyTo: string;
  /** YYYY-MM-DD → 2026年11月3日印发. */
  printedOn: (isoDate: string) => string;
  /** （征求意见稿） below the title; "" for a stage that is not shown, such as a final report's. */
  stageNotes: Record<ReportStage, string>;
  dimensions: Record<DimensionKey, string>;
  /** 现状, 典型 …, for a narrow column. */
  shortDimensions: Record<DimensionKey, string>;
  /** 编号, 镇街, 日期, 维度, 原文. */
  evidenceColumns: readonly string[];
  /** 谈到的镇街园区数 */
  chartSeries: string;
  /** 图1　存在问题：…, below a chart. */
  chartCaption: (chart: { number: number; heading: string; ofSites: number }) => string;
  /** The table of the sites that are named in an annex: its title, and 编号, 主题, 镇街园区. */
  namesAnnex: string;
  namesColumns: readonly string[];
  nameSeparator: string;
  /** Of an annex: the author's, or what its kind is called. */
  annexTitle: (annex: Pick<ReportAnnex, "title" | "kind">) => string;
  /** 序号, 区县, 镇街园区, 类别. */
  siteColumns: readonly string[];
  siteKinds: Record<SiteKind, string>;
  /** 表1　走访的镇街园区（共21个） */
  sitesCaption: (table: { number: number; count: number }) => string;
  /** 指标, 数值, 截至, 口径, 来源, and the cells of one figure. */
  figureColumns: readonly string[];
  figuresCaption: (table: { number: number; count: number }) => string;
  figureCells: (figure: AnnexFigure) => string[];
  /** What stands before the author's 题注, the 题注 and what stands behind it: 图1　议事厅（青石镇，2026年9月3日）. */
  photoCaption: (photo: AnnexPhoto, number: number) => { before: string; caption: string; after: string };
  photoMissing: string;
  /**
   * A whole sentence: 走访的12个镇街园区中8个反映（…）, with the verb of its dimension. `annexNumber`: that of the annex with the
   * names.
   */
  support: (support: ReportSupport, annexNumber?: string) => string;
  /** YYYY-MM-DD → 2026年11月3日. Any other text is returned unchanged. */
  date: (isoDate: string) => string;
  /** YYYY-MM-DD → 2026.11.3, for a narrow column. */
  shortDate: (isoDate: string) => string;
}

/** The same words as in the catalogue: plain strings with `{name}` in place of a value. */
export interface ReportLabelStrings {
  evidenceIndex: string;
  annex: string;
  annexReference: string;
  copyTo: string;
  /** Uses `{date}`. */
  printedOn: string;
  stageNotes: Record<ReportStage, string>;
  dimensions: Record<DimensionKey, string>;
  shortDimensions: Record<DimensionKey, string>;
  evidenceColumns: readonly string[];
  chartSeries: string;
  /** Uses `{number}` `{heading}` `{ofSites}`. */
  chartCaption: string;
  /** What is counted is which sites speak of it: 谈到, 介绍了做法, 反映, 提出建议. */
  mentionVerbs: Record<DimensionKey, string>;
  /** In what was frozen before: what they do about it. */
  supportVerbs: Record<DimensionKey, string>;
  /** Uses `{sites}` `{ofSites}` `{verb}` `{names}`. */
  support: string;
  /** Used if no site is named (a masked edition may omit the list). Uses `{sites}` `{ofSites}` `{verb}`. */
  supportUnnamed: string;
  /** Outward edition: too few sites to say how many. Uses `{ofSites}` `{verb}`. */
  supportFew: string;
  /** The sites are named in an annex. Uses `{annex}`: 附件, with its number if there are several. */
  supportInAnnex: string;
  namesAnnex: string;
  namesColumns: readonly string[];
  nameSeparator: string;
  annexTitles: Record<AnnexKind, string>;
  siteColumns: readonly string[];
  siteKinds: Record<SiteKind, string>;
  /** Both use `{number}` `{count}`. */
  sitesCaption: string;
  figuresCaption: string;
  figureColumns: readonly string[];
  /** Both use `{value}` `{unit}`. */
  figureValue: string;
  figureAbout: string;
  /** Outward edition: of too few sites to say the value. */
  figureFew: string;
  /** Uses `{from}` `{to}`. */
  figureSpan: string;
  /** Both use `{sites}`, the second one `{missing}`. */
  figureSource: string;
  figureSourceMissing: string;
  /** Use `{number}` `{site}` `{date}`, the first one `{caption}` once. */
  photoCaption: string;
  photoUncaptioned: string;
  photoMissing: string;
  /** Some names of more. Uses `{names}`. */
  namesAmong: string;
  /** Both use `{year}` `{month}` `{day}`, without leading zeros. */
  date: string;
  shortDate: string;
}

function dayText(words: string, isoDate: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate) ?? [];
  if (year === undefined) return isoDate;
  return fillWords(words, { year: Number(year), month: Number(month), day: Number(day) });
}

function figureCells(strings: ReportLabelStrings, figure: AnnexFigure): string[] {
  const { name, value, unit, inexact, earliestAsOf: from, latestAsOf: to, definition, sites, ofSites, few } = figure;
  const said = fillWords(inexact ? strings.figureAbout : strings.figureValue, { value, unit });
  const missing = ofSites - sites;
  const source = fillWords(missing > 0 ? strings.figureSourceMissing : strings.figureSource, { sites, missing });
  return [
    name,
    few ? strings.figureFew : said,
    from === to ? to : fillWords(strings.figureSpan, { from, to }),
    definition,
    few ? "" : source,
  ];
}

export function reportLabels(strings: ReportLabelStrings): ReportLabels {
  return {
    evidenceIndex: strings.evidenceIndex,
    annex: strings.annex,
    annexReference: strings.annexReference,
    copyTo: strings.copyTo,
    printedOn: (isoDate) => fillWords(strings.printedOn, { date: dayText(strings.date, isoDate) }),
    stageNotes: strings.stageNotes,
    dimensions: strings.dimensions,
    shortDimensions: strings.shortDimensions,
    evidenceColumns: strings.evidenceColumns,
    chartSeries: strings.chartSeries,
    chartCaption: (chart) => fillWords(strings.chartCaption, { ...chart }),
    namesAnnex: strings.namesAnnex,
    namesColumns: strings.namesColumns,
    nameSeparator: strings.nameSeparator,
    annexTitle: ({ title, kind }) => annexName(title) || strings.annexTitles[kind],
    siteColumns: strings.siteColumns,
    siteKinds: strings.siteKinds,
    sitesCaption: (table) => fillWords(strings.sitesCaption, table),
    figureColumns: strings.figureColumns,
    figuresCaption: (table) => fillWords(strings.figuresCaption, table),
    figureCells: (figure) => figureCells(strings, figure),
    photoCaption: ({ siteName: site, visitedOn, caption }, number) => {
      const date = dayText(strings.date, visitedOn);
      if (caption === "")
        return { before: fillWords(strings.photoUncaptioned, { number, site, date }), caption: "", after: "" };
      const [before = "", after = ""] = strings.photoCaption
        .split("{caption}")
        .map((part) => fillWords(part, { number, site, date }));
      return { before, caption, after };
    },
    photoMissing: strings.photoMissing,
    support: ({ sites, ofSites, siteNames, few, inAnnex, dimension = "problem", mentioned }, annexNumber = "") => {
      const counted = { sites, ofSites, verb: (mentioned ? strings.mentionVerbs : strings.supportVerbs)[dimension] };
      if (few) return fillWords(strings.supportFew, counted);
      if (inAnnex) return fillWords(strings.supportInAnnex, { ...counted, annex: strings.annex + annexNumber });
      const listed = siteNames.join(strings.nameSeparator);
      const names = siteNames.length < sites ? fillWords(strings.namesAmong, { names: listed }) : listed;
      return fillWords(siteNames.length > 0 ? strings.support : strings.supportUnnamed, { ...counted, names });
    },
    date: (isoDate) => dayText(strings.date, isoDate),
    shortDate: (isoDate) => dayText(strings.shortDate, isoDate),
  };
}
