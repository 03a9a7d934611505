"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { addressUnder } from "@/lib/findings/address";
import { cellHref, type CellAddress } from "@/lib/findings/cell-address";
import type { SilentSite, SilenceState, ThemeSilence } from "@/lib/findings/silence";

type SilenceGroupsProps = Pick<CellAddress, "projectId" | "query" | "days" | "mayWrite"> & {
  silence: ThemeSilence;
  /** In a new window, where a text in hand stays open. */
  newWindow?: boolean;
};

/**
 * Behind the number of a theme: the sites that say it, and the others by the reason why they do not. Each opens to its
 * rows.
 */
export function SilenceGroups({ silence, newWindow = false, ...place }: SilenceGroupsProps) {
  const t = useTranslations("findings.silence");
  return (
    <dl className="mt-1 grid gap-2 text-sm">
      {silence.groups.map(({ state, sites }) => (
        <div key={state}>
          <dt className="font-medium">
            {t(`state.${state}`)} <span className="text-muted">{t("count", { count: sites.length })}</span>
          </dt>
          <dd>
            <ul className="flex flex-wrap gap-x-3">
              {sites.map((site) => (
                <li key={site.id}>
                  <SiteRows
                    {...{ site, state }}
                    href={hrefOf(place, { site, state, silence })}
                    {...(newWindow && { target: "_blank" })}
                  />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Said = { site: SilentSite; state: SilenceState; silence: ThemeSilence };

/** The entries, the mark or the visits that say so. */
function hrefOf(place: Omit<SilenceGroupsProps, "silence" | "newWindow">, { site, state, silence }: Said) {
  const { themeId, dimension } = silence;
  if (state === "said")
    return addressUnder(`/projects/${place.projectId}/findings/entries`, place.query, {
      site: site.id,
      dimension,
      theme: themeId,
    });
  const { waitingEntries } = site;
  return cellHref({ ...place, site, dimension }, { state: state === "other" ? "heard" : state, waitingEntries });
}

type SiteRowsProps = { site: SilentSite; state: SilenceState; href: string | null; target?: string };

function SiteRows({ site, state, href, target }: SiteRowsProps) {
  const t = useTranslations("findings.silence");
  const text = site.entries > 0 ? t("site", { name: site.name, count: site.entries }) : site.name;
  const { name, entries, waitingEntries } = site;
  // A name with its entries says what it opens; a name alone does not.
  const opens =
    entries > 0
      ? undefined
      : state === "waiting" && waitingEntries > 0
        ? t("linkWaiting", { name, count: waitingEntries })
        : t("linkState", { name, state: t(`short.${state}`) });
  if (!href) return <span>{text}</span>;
  return (
    <Link
      href={href}
      target={target}
      prefetch={false}
      aria-label={opens}
      className="inline-flex min-h-8 items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
    >
      {text}
    </Link>
  );
}
