import type { ReportPlaces } from "@/lib/reports/report-filter";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

/** 分报告: by which mark the sites of a 总报告 are shared out. Pure. */
export const partings = ["county", "kind"] as const;
export type Parting = (typeof partings)[number];

export interface PlannedPart extends ReportPlaces {
  /** In the project's order. */
  sites: string[];
}

interface VisitedSite {
  name: string;
  kind: SiteKind;
  county?: string | undefined;
}

/** Which of the sites that count go to which part. Sites without a 区县 go to none. */
export function planParts(sites: readonly VisitedSite[], by: Parting): { parts: PlannedPart[]; left: string[] } {
  const named = (own: readonly VisitedSite[]) => own.map(({ name }) => name);
  if (by === "kind") {
    const parts = siteKinds.map((kind) => ({
      county: "",
      kind,
      sites: named(sites.filter((site) => site.kind === kind)),
    }));
    return { parts: parts.filter((part) => part.sites.length > 0), left: [] };
  }
  const counties = [...new Set(sites.map(({ county = "" }) => county))].filter((county) => county !== "");
  const of = (name: string) => named(sites.filter(({ county = "" }) => county === name));
  return { parts: counties.map((county) => ({ county, kind: null, sites: of(county) })), left: of("") };
}

/** 关于××的调研报告（清河县）分报告 */
export function partTitle(whole: string, part: string, words: { title: string; most: number }): string {
  const ending = words.title.replace("{part}", part);
  const room = words.most - [...ending].length;
  return [...whole.replace(/\s*\n\s*/gu, "")].slice(0, room).join("") + ending;
}
