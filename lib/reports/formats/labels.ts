import { fillWords } from "@/lib/fill-words";
import type { ReportSupport } from "@/lib/reports/model";
import type { DimensionKey, ReportStage } from "@/lib/vocabulary";

/** The few fixed words a written report carries beside its own text. */
export interface ReportLabels {
  /** 佐证索引 */
  evidenceIndex: string;
  /** 附件, alone at the head of the annex. */
  annex: string;
  /** 附件：佐证索引, the line below the body; no closing punctuation (GB/T 9704-2012, 7.3.4). */
  annexReference: string;
  /** （征求意见稿） under the title; "" for a stage that is not announced, as a final report's is not. */
  stageNotes: Record<ReportStage, string>;
  dimensions: Record<DimensionKey, string>;
  /** A whole sentence: 走访的12个镇街园区中8个反映（…）。 */
  support: (support: ReportSupport) => string;
  /** YYYY-MM-DD → 2026年11月3日; anything else comes back unchanged. */
  date: (isoDate: string) => string;
}

/** The same words as the catalogue holds them: plain strings with `{name}` in place of a value. */
export interface ReportLabelStrings {
  evidenceIndex: string;
  annex: string;
  /** Takes `{title}`. */
  annexReference: string;
  stageNotes: Record<ReportStage, string>;
  dimensions: Record<DimensionKey, string>;
  /** Takes `{sites}` `{ofSites}` `{names}`. */
  support: string;
  /** Used when no site is named (a masked edition may drop the list); takes `{sites}` `{ofSites}`. */
  supportUnnamed: string;
  nameSeparator: string;
  /** Takes `{year}` `{month}` `{day}`, which carry no leading zeros. */
  date: string;
}

export function reportLabels(strings: ReportLabelStrings): ReportLabels {
  return {
    evidenceIndex: strings.evidenceIndex,
    annex: strings.annex,
    annexReference: fillWords(strings.annexReference, { title: strings.evidenceIndex }),
    stageNotes: strings.stageNotes,
    dimensions: strings.dimensions,
    support: ({ sites, ofSites, siteNames }) =>
      fillWords(siteNames.length > 0 ? strings.support : strings.supportUnnamed, {
        sites,
        ofSites,
        names: siteNames.join(strings.nameSeparator),
      }),
    date: (isoDate) => {
      const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
      if (!parts) return isoDate;
      return fillWords(strings.date, {
        year: Number(parts[1]),
        month: Number(parts[2]),
        day: Number(parts[3]),
      });
    },
  };
}
