import type { Source } from "@/lib/findings/sourced/sources";

/** What a claim stands on: the words of its chosen entries, and the sites that it counts. Pure. */

const siteMark = "site";

export function claimSources(
  evidence: readonly { id: string; hash: string }[],
  sites: readonly { id: string }[],
): Source[] {
  return [...evidence.map(({ id, hash }): Source => [id, hash]), ...sites.map(({ id }): Source => [id, siteMark])];
}

/** The entries and the sites among them. */
export function readClaimSources(sources: readonly Source[]): { entries: Source[]; siteIds: string[] } {
  return {
    entries: sources.filter(([, hash]) => hash !== siteMark),
    siteIds: sources.flatMap(([id, hash]) => (hash === siteMark ? [id] : [])),
  };
}
