"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { addressUnder } from "@/lib/findings/address";
import type { EntrySite } from "@/lib/findings/queries/entry-sites";

type SitesBehindProps = {
  projectId: string;
  /** The filter of the list as the query of an address. */
  query: string;
  sites: readonly EntrySite[];
  /** All sites behind the list, of which these are the first. */
  total: number;
};

/** The sites behind a list of entries, each of which narrows the list to its own. */
export function SitesBehind({ projectId, query, sites, total }: SitesBehindProps) {
  const t = useTranslations("findings");
  const base = `/projects/${projectId}/findings/entries`;
  const link = "touch-link";
  return (
    <ul aria-label={t("entries.behind")} className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {sites.map(({ id, name, entries }) => (
        <li key={id}>
          <Link href={addressUnder(base, query, { site: id })} prefetch={false} className={link}>
            {t("themes.siteEntries", { name, entries })}
          </Link>
        </li>
      ))}
      {sites.length < total && (
        <li>
          <Link href={addressUnder(base, query, { sites: "all" })} prefetch={false} className={link}>
            {t("entries.allBehind", { total })}
          </Link>
        </li>
      )}
    </ul>
  );
}
