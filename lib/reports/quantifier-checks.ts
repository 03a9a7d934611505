import { sentencesOf } from "@/lib/reports/clauses";
import { supportingSites } from "@/lib/reports/compose";
import { quantifiersIn, wrongQuantifiers } from "@/lib/reports/site-quantifiers";
import { withoutCites } from "@/lib/reports/tokens";
import type { DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";
import type { Found, WarningKind } from "@/lib/reports/warnings";
import { boundsOf, type BrokenBound, type SiteSupport } from "@/lib/reports/word-bounds";

/** Words for a number of sites in a point, against the sites behind it. */
export function quantifiersOfPoint(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): Found[] {
  const sites = supportingSites(point, draft, counts).length;
  return quantifiersAgainst(withoutCites(`${point.lead}\n${point.text}`), sites, counts);
}

function quantifiersAgainst(text: string, behind: number, counts: ReportCounts): Found[] {
  if (behind === 0) return [];
  const support: SiteSupport = { sites: behind, ofSites: counts.sites.length };
  return wrongQuantifiers(text, support, boundsOf(counts.wordRule)).map(
    ({ word, sentence, broken, fitting, rewording, sites, ofSites }) => ({
      kind: kindOf(broken, sites, ofSites),
      details: [word],
      sentence,
      fitting,
      ...(rewording && { proposal: rewording.instead, rewording }),
      support: { sites, ofSites },
      broken,
      basis: `${sites}/${ofSites}`,
    }),
  );
}

function kindOf({ says }: BrokenBound, sites: number, ofSites: number): WarningKind {
  if (says === "less") return "quantifier_less";
  return sites === 1 && ofSites > 1 ? "one_site_as_common" : "quantifier_more";
}

/** Shorter words are found in others. */
const shortestClaim = 4;

/**
 * 多数镇街反映专职人员不足 in the preface is held against the sites of the theme or of the point that the sentence names,
 * if it names one only.
 */
export function namedQuantifiers(text: string, draft: ReportDraft, counts: ReportCounts): Found[] {
  if (quantifiersIn(text).length === 0) return [];
  const points = draft.sections.flatMap((section) => section.points.filter(({ dropped }) => !dropped));
  const claims = [
    ...counts.themes.map(({ name, siteIds }) => ({ words: name, sites: siteIds.length })),
    ...points.map((point) => ({ words: point.lead.trim(), sites: supportingSites(point, draft, counts).length })),
  ].filter(({ words }) => [...words].length >= shortestClaim);
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const named = claims.filter(({ words }) => sentence.includes(words));
    const [claim] = named;
    if (!claim || named.some(({ sites }) => sites !== claim.sites)) return [];
    return quantifiersAgainst(sentence, claim.sites, counts);
  });
}
