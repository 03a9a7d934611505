import { citedSentences } from "@/lib/reports/cited-sentences";
import { shared, wordsOf } from "@/lib/reports/clauses";
import { standingEvidence, supportingSites } from "@/lib/reports/compose";
import { themeIn } from "@/lib/reports/counted-sites";
import type { CitedEntry, DraftPoint, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { spokenScopes, uniqueClaimsIn, type UniqueClaim } from "@/lib/reports/uniqueness";
import type { Found } from "@/lib/reports/warnings";

/** 首个, 唯一, 率先 and 排名第一 of a report, against what its entries say. Pure. */

/** From here on, of 1, an entry speaks of what a sentence without citations does. */
const alikeEnough = 0.15;

/** Null if an entry says it. 全县首个 says more than 全镇首个 or 首个 of an entry does: that entry is what it may be from. */
function nobodySays(claim: UniqueClaim, entries: readonly CitedEntry[]): { source: string } | null {
  const found = entries.flatMap(({ text }) => {
    const own = spokenScopes(text, claim);
    return own === null ? [] : [{ text, own }];
  });
  if (found.some(({ own }) => claim.scope === "" || own.includes(claim.scope))) return null;
  return { source: found[0]?.text ?? "" };
}

function unheard(claim: UniqueClaim, entries: readonly CitedEntry[], sites: number, counts: ReportCounts): Found[] {
  const { kind, word, sentence, ofVisited } = claim;
  const none = kind === "only" && ofVisited && sites === 1 ? null : nobodySays(claim, entries);
  if (!none) return [];
  const several = kind === "only" && sites > 1;
  return [
    {
      ...{ kind: "unique_unheard", details: [word], sentence, basis: `${none.source}${several ? ` ${sites}` : ""}` },
      ...(none.source !== "" && { source: none.source }),
      ...(several && { support: { sites, ofSites: counts.sites.length } }),
    },
  ];
}

/** A sentence that cites is held against what it cites, the others against what the point cites besides. */
export function uniqueOfPoint(point: DraftPoint, draft: ReportDraft, counts: ReportCounts): Found[] {
  const standing = standingEvidence(point, draft);
  // A point without a theme has no more sites than it cites.
  const sites = point.themeId === null ? 0 : supportingSites(point, draft, counts).length;
  const marked = citedSentences(point.text, new Set(standing.map(({ id }) => id)));
  const texts = [{ text: point.lead, cited: [] as string[] }, ...marked.map(({ text, cited }) => ({ text, cited }))];
  return texts.flatMap(({ text, cited }) => {
    const own = cited.length > 0 ? standing.filter(({ id }) => cited.includes(id)) : standing;
    const entries = own.map(({ entry }) => entry);
    return uniqueClaimsIn(text).flatMap((claim) => unheard(claim, entries, sites, counts));
  });
}

/** Around the points: against every entry of the report that speaks of the same. */
export function uniqueAround(text: string, draft: ReportDraft, counts: ReportCounts): Found[] {
  const claims = uniqueClaimsIn(text);
  if (claims.length === 0) return [];
  const entries = draft.sections.flatMap(({ points }) =>
    points.filter(({ dropped }) => !dropped).flatMap((point) => standingEvidence(point, draft)),
  );
  return claims.flatMap((claim) => {
    const words = wordsOf(claim.sentence);
    const alike = entries
      .map(({ entry }) => entry)
      .filter((entry) => shared(words, wordsOf(entry.text)) >= alikeEnough);
    return unheard(claim, alike, themeIn(claim.sentence, counts)?.siteIds.length ?? 0, counts);
  });
}
