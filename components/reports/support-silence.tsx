"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools, useTypedDraft } from "@/components/reports/editor-context";
import { addressUnder } from "@/lib/findings/address";
import { cellHref } from "@/lib/findings/cell-address";
import type { SilentSite, SilenceState, ThemeSilence } from "@/lib/reports/silence";

/**
 * `name`: of the theme, where several numbers stand in one text. Behind the number of a theme: the sites that say it, that have no such thing, that did not speak of it, that were not
 * asked. Each opens to its rows. Read when it is opened.
 */
export function SupportSilence({ themeId, name }: { themeId: string; name?: string }) {
  const t = useTranslations("reports.silence");
  const { projectId, placesQuery } = useEditorTools();
  const { includeUnapproved } = useTypedDraft();
  const [found, setFound] = useState<{ silence: ThemeSilence; unapproved: boolean } | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const load = async () => {
    setState("loading");
    try {
      const query = new URLSearchParams({
        ...placesQuery,
        theme: themeId,
        ...(includeUnapproved && { unapproved: "1" }),
      });
      const response = await fetch(`/api/reports/${projectId}/silence?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      setFound({ silence: (await response.json()) as ThemeSilence, unapproved: includeUnapproved }); // our own route's answer
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const known = found?.unapproved === includeUnapproved ? found.silence : null;
  return (
    <details
      className="-mt-2"
      onToggle={(event) => {
        if (event.currentTarget.open && !known && state !== "loading") void load();
      }}
    >
      <summary className="min-h-8 text-sm text-action pointer-coarse:min-h-11">
        {name === undefined ? t("open") : t("openOf", { name })}
      </summary>
      <div role="status" className="text-sm text-muted empty:hidden">
        {state === "loading" && t("loading")}
        {state === "failed" && t("failed")}
      </div>
      {known && (
        <dl className="mt-1 grid gap-2 text-sm">
          {known.groups.map(({ state: group, sites }) => (
            <div key={group}>
              <dt className="font-medium">
                {t(`state.${group}`)} <span className="text-muted">{t("count", { count: sites.length })}</span>
              </dt>
              <dd>
                <ul className="flex flex-wrap gap-x-3">
                  {sites.map((site) => (
                    <li key={site.id}>
                      <SiteRows {...{ site, group, silence: known, projectId, includeUnapproved }} />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

type SiteRowsProps = {
  site: SilentSite;
  group: SilenceState;
  silence: ThemeSilence;
  projectId: string;
  includeUnapproved: boolean;
};

/** A site, leading to the entries, the mark or the visits that say so. In a new window: the text in hand stays open. */
function SiteRows({ site, group, silence, projectId, includeUnapproved }: SiteRowsProps) {
  const t = useTranslations("reports.silence");
  const { themeId, dimension } = silence;
  const query = includeUnapproved ? "unapproved=1" : "";
  const href =
    group === "said"
      ? addressUnder(`/projects/${projectId}/findings/entries`, query, { site: site.id, dimension, theme: themeId })
      : cellHref(
          // Who may write a report may write a visit.
          { projectId, query, days: {}, site, dimension, mayWrite: true },
          { state: group === "other" ? "heard" : group, waitingEntries: site.waitingEntries },
        );
  const text = site.entries > 0 ? t("site", { name: site.name, count: site.entries }) : site.name;
  if (!href) return <span>{text}</span>;
  return (
    <Link
      href={href}
      target="_blank"
      prefetch={false}
      className="inline-flex min-h-8 items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
    >
      {text}
    </Link>
  );
}
