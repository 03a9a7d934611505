import Link from "next/link";
import { FoundEntryItem } from "@/components/findings/found-entry";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
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
};

export async function EntryResults({ projectId, filter, page, total, entries, behind }: EntryResultsProps) {
  const t = await translator();
  const base = `/projects/${projectId}/findings/entries`;
  const pages = Math.ceil(total / entryPageSize);
  const at = (number: number) =>
    number >= 1 && number <= pages
      ? filterHref(base, filter, {}, { page: number > 1 ? String(number) : undefined })
      : undefined;
  return (
    <>
      {behind && behind.length > 1 && (
        <ul aria-label={t("findings.entries.behind")} className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {behind.map((site) => (
            <li key={site.id}>
              <Link
                href={filterHref(base, filter, { site: site.id })}
                className="text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
              >
                {t("findings.themes.siteEntries", { name: site.name, entries: site.entries })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ol aria-label={t("findings.entries.list")} className="border-t border-edge">
        {entries.map((entry) => (
          <FoundEntryItem key={entry.id} projectId={projectId} entry={entry} q={filter.q} />
        ))}
      </ol>
      {pages > 1 && (
        <Pagination
          label={t("findings.entries.pages")}
          position={t("findings.entries.position", { page, pages })}
          previous={{ label: t("findings.entries.previous"), href: at(page - 1) }}
          next={{ label: t("findings.entries.next"), href: at(page + 1) }}
        />
      )}
    </>
  );
}
