import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { entryList, type FoundEntry } from "@/lib/findings/queries/entry-list";
import { readTeamTexts, type TeamText } from "@/lib/findings/team-texts";
import { lostEntries } from "@/lib/indicators/data/lost-numbers";
import { countedPart } from "@/lib/indicators/ledger-address";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { unfilledSpans } from "@/lib/lost-numbers";

export interface LostNumbers {
  total: number;
  entries: FoundEntry[];
  /** Entry → the places where a figure is missing: [from, to) in UTF-16 units. */
  places: Record<string, [number, number][]>;
  /** Visits that have not been read yet. */
  waiting: number;
  texts: (TeamText & { places: [number, number][] })[];
}

/** More summaries and themes than that are not read for one page. */
const mostTexts = 1_000;

/** 缺数: entries, summaries and themes with a place where a figure is missing, by the same rule as in a report. */
export async function readLost(
  scope: ProjectScope,
  filter: LedgerFilter,
  page: { offset: number; size: number },
): Promise<LostNumbers> {
  const counted = countedPart(filter);
  const wanted = (text: string) => unfilledSpans(text).length > 0;
  const [{ total, ids, waiting }, texts] = await Promise.all([
    lostEntries(scope, counted, page),
    readTeamTexts(scope, { filter: counted, wanted, most: mostTexts }),
  ]);
  const { entries } = await entryList(scope, counted, { pageSize: page.size, found: { total, more: false, ids } });
  return {
    ...{ total, entries, waiting },
    places: Object.fromEntries(entries.map(({ id, text }) => [id, unfilledSpans(text)])),
    texts: texts.map((text) => ({ ...text, places: unfilledSpans(text.text) })),
  };
}
