import { sentencesOf } from "@/lib/reports/clauses";
import { supportingSites } from "@/lib/reports/compose";
import { quantifierBounds, quantifiersIn, wrongQuantifiers, type SiteSupport } from "@/lib/reports/site-quantifiers";
import { withoutCites } from "@/lib/reports/tokens";
import type { DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";
import type { Found } from "@/lib/reports/warnings";

/** Words for a number of sites in a point, against the sites behind it. */
export function quantifiersOfPoint(
  point: DraftPoint,
  draft: ReportDraft,
  counts: ReportCounts,
  bounds: typeof quantifierBounds,
): Found[] {
  const support = { sites: supportingSites(point, draft, counts).length, ofSites: counts.sites.length };
  return quantifiersAgainst(withoutCites(`${point.lead}\n${point.text}`), support, bounds);
}

function quantifiersAgainst(text: string, support: SiteSupport, bounds: typeof quantifierBounds): Found[] {
  if (support.sites === 0) return [];
  return wrongQuantifiers(text, support, bounds).map(
    ({ word, sentence, says, fitting, rewording, sites, ofSites }) => ({
      kind: says === "less" ? "quantifier_less" : sites === 1 && ofSites > 1 ? "one_site_as_common" : "quantifier_more",
      details: [word],
      sentence,
      fitting,
      ...(rewording && { proposal: rewording.instead, rewording }),
      support: { sites, ofSites },
      basis: `${sites}/${ofSites}`,
    }),
  );
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
    return quantifiersAgainst(sentence, { sites: claim.sites, ofSites: counts.sites.length }, quantifierBounds);
  });
}
