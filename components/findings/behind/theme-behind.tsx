"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { addressUnder } from "@/lib/findings/address";
import type { ThemeBehind } from "@/lib/findings/behind";
import { groupBy } from "@/lib/findings/group-by";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

type ThemeBehindPartProps = { projectId: string; query: string; behind: ThemeBehind };

const link =
  "text-action underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center";

/** What is behind a theme's number: the sites by kind and by name, and in which words it was raised. */
export function ThemeBehindPart({ projectId, query, behind }: ThemeBehindPartProps) {
  const t = useTranslations("findings.themes");
  const words = useTranslations("vocabulary");
  const { dimension, sites, visited, entries, samples, definition } = behind;
  const entriesHref = (within: { site?: string; kind?: SiteKind } = {}) =>
    addressUnder(`/projects/${projectId}/findings/entries`, query, { dimension, theme: behind.id, ...within });
  const byKind = groupBy(sites, (site) => site.kind);
  const kinds = siteKinds.filter((kind) => byKind.has(kind));
  return (
    <>
      {definition && <p className="mb-2 max-w-measure text-sm text-muted">{definition}</p>}
      <p>
        <Link href={entriesHref()} prefetch={false} className="font-medium text-action underline underline-offset-4">
          {t("support", { visited, sites: sites.length })}
        </Link>
      </p>
      {kinds.length > 1 && (
        <ul aria-label={t("kinds")} className="mt-1 flex flex-wrap gap-x-4 text-sm">
          {kinds.map((kind) => (
            <li key={kind}>
              <Link href={entriesHref({ kind })} prefetch={false} className={link}>
                {t("byKind", { kind: words(`siteKind.${kind}`), count: byKind.get(kind)?.length ?? 0 })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ul aria-label={t("sites")} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {sites.map((site) => (
          <li key={site.id}>
            <Link href={entriesHref({ site: site.id })} prefetch={false} className={link}>
              {t("siteEntries", { name: site.name, entries: site.entries })}
            </Link>
          </li>
        ))}
      </ul>
      <ul aria-label={t("sample")} className="mt-3 space-y-2">
        {samples.map((sample) => (
          <li key={sample.entryId} className="border-s-2 border-s-line ps-3">
            <p className="max-w-measure">{sample.text}</p>
            <p className="text-sm text-muted">
              {words(`entryForm.${sample.form}`)}{" "}
              <Link
                href={`/projects/${projectId}/visits/${sample.visitId}#entry-${sample.entryId}`}
                prefetch={false}
                className="text-action underline underline-offset-4"
              >
                {sample.siteName}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <Link href={entriesHref()} prefetch={false} className="text-action underline underline-offset-4">
          {t("all", { entries })}
        </Link>
      </p>
    </>
  );
}
