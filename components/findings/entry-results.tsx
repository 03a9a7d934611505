import { EntryPages } from "@/components/findings/entry-pages";
import { FoundEntries } from "@/components/findings/found-entry";
import { SitesBehind } from "@/components/findings/sites-behind";
import { ClientMessages } from "@/components/messages/client-messages";
import { filterHref } from "@/lib/findings/filter-address";
import { entryPageSize } from "@/lib/findings/loaders";
import type { EntrySite } from "@/lib/findings/queries/entry-sites";
import type { FoundEntry } from "@/lib/findings/queries/entry-list";
import type { FindingsFilter } from "@/lib/findings/schema";

type EntryResultsProps = {
  projectId: string;
  filter: FindingsFilter;
  page: number;
  total: number;
  entries: FoundEntry[];
  behind: EntrySite[] | null;
  /** Every site behind the list is named, not only the first. */
  allSites: boolean;
  /** Parameters of the page that are not of the filter. */
  extra: Readonly<Record<string, string | undefined>>;
};

/** Two lines of names, or three. */
const firstSites = 24;

export function EntryResults(props: EntryResultsProps) {
  const { projectId, filter, page, total, entries, behind, allSites, extra } = props;
  const base = `/projects/${projectId}/findings/entries`;
  const query = filterHref("", filter, {}, extra).slice(1);
  const pages = Math.ceil(total / entryPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(base, filter, {}, { ...extra, page: number > 1 ? String(number) : undefined })
      : undefined;
  return (
    <>
      <ClientMessages nouns={["findings.entries", "findings.themes", "vocabulary"]}>
        {behind && behind.length > 1 && (
          <SitesBehind
            {...{ projectId, query }}
            sites={allSites ? behind : behind.slice(0, firstSites)}
            total={behind.length}
          />
        )}
        <FoundEntries {...{ projectId, entries }} q={filter.q} />
      </ClientMessages>
      <EntryPages {...{ page, pages, at }} />
    </>
  );
}
