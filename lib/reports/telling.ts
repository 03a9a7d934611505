import { tellingQuotes } from "@/lib/findings/quotes";
import type { ThemeEntry } from "@/lib/reports/draft-input";

/** How many entries a drafted point tells. */
export const mostSites = 3;

/**
 * At most three entries of a theme, each of another site, the most telling first. Quotations only if there is no
 * summary.
 */
export function tellingEntries(entries: readonly ThemeEntry[], most = mostSites): ThemeEntry[] {
  const summaries = entries.filter(({ form }) => form === "summary");
  const quotable = (summaries.length > 0 ? summaries : entries).map((told) => {
    const { siteId, visitedOn, text } = told.entry;
    return { id: told.entryId, siteId, visitedOn, text, told };
  });
  return tellingQuotes(quotable, most).map(({ told }) => told);
}
