import Link from "next/link";
import { dimensionTextClass, dimensionTones } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { Bar } from "@/components/ui/bar";
import { Disclosure } from "@/components/ui/disclosure";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { ThemeFindings } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { dimensionGlyphs, siteKinds, type SiteKind } from "@/lib/vocabulary";

type ThemeRowProps = {
  projectId: string;
  filter: FindingsFilter;
  theme: ThemeFindings["dimensions"][number]["themes"][number];
  /** The name of its parent theme, if it has one. */
  parentName: string | undefined;
  visited: number;
};

const touch = "pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center";

/** One theme: how many sites speak of it, by kind. Opens to the names of the sites and to sample entries. */
export async function ThemeRow({ projectId, filter, theme, parentName, visited }: ThemeRowProps) {
  const t = await translator();
  const { dimension, sites } = theme;
  const chosen = { dimension, theme: theme.id };
  const entriesHref = (within: { site?: string; kind?: SiteKind } = {}) =>
    filterHref(`/projects/${projectId}/findings/entries`, filter, { ...chosen, ...within });
  const kinds = siteKinds.filter((kind) => theme.byKind[kind] > 0);
  const support = t("findings.themes.support", { visited, sites: sites.length });
  return (
    <li>
      <Disclosure
        summary={
          <span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            <span className="font-medium">
              <span aria-hidden className={`me-1.5 ${dimensionTextClass(dimension)}`}>
                {dimensionGlyphs[dimension]}
              </span>
              {theme.name}
              {parentName && (
                <span className="ms-2 text-sm font-normal text-muted">
                  {t("findings.themes.under", { name: parentName })}
                </span>
              )}
            </span>
            {theme.commonness === "common" && (
              <Badge tone="vermilion" glyph="●">
                {t("findings.themes.common")}
              </Badge>
            )}
            {theme.commonness === "individual" && <Badge glyph="○">{t("findings.themes.individual")}</Badge>}
            {theme.sample && (
              <span className="basis-full truncate text-sm text-muted group-open/disclosure:hidden">
                {t(theme.sample.form === "verbatim" ? "findings.themes.quote" : "findings.themes.summaryQuote", {
                  text: theme.sample.text,
                  site: theme.sample.siteName,
                })}
              </span>
            )}
          </span>
        }
        aside={
          <>
            <span className="w-44 text-sm text-muted max-sm:order-last max-sm:w-full">
              {kinds
                .map((kind) =>
                  t("findings.themes.byKind", { kind: t(`vocabulary.siteKind.${kind}`), count: theme.byKind[kind] }),
                )
                .join(" ")}
            </span>
            <Bar
              value={sites.length}
              total={visited}
              tone={dimensionTones[dimension]}
              unit={t("frame.sitesUnit")}
              label={support}
            />
          </>
        }
      >
        {theme.definition && <p className="mb-2 max-w-measure text-sm text-muted">{theme.definition}</p>}
        <p>
          <Link href={entriesHref()} className="font-medium text-action underline underline-offset-4">
            {support}
          </Link>
        </p>
        {kinds.length > 1 && (
          <ul aria-label={t("findings.themes.kinds")} className="mt-1 flex flex-wrap gap-x-4 text-sm">
            {kinds.map((kind) => (
              <li key={kind}>
                <Link
                  href={entriesHref({ kind })}
                  prefetch={false}
                  className={`text-action underline underline-offset-4 ${touch}`}
                >
                  {t("findings.themes.byKind", { kind: t(`vocabulary.siteKind.${kind}`), count: theme.byKind[kind] })}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <ul aria-label={t("findings.themes.sites")} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {sites.map((site) => (
            <li key={site.id}>
              <Link
                href={entriesHref({ site: site.id })}
                className={`text-action underline underline-offset-4 ${touch}`}
              >
                {t("findings.themes.siteEntries", { name: site.name, entries: site.entries })}
              </Link>
            </li>
          ))}
        </ul>
        <ul aria-label={t("findings.themes.sample")} className="mt-3 space-y-2">
          {theme.samples.map((sample) => (
            <li key={sample.entryId} className="border-s-2 border-s-line ps-3">
              <p className="max-w-measure">{sample.text}</p>
              <p className="text-sm text-muted">
                {t(`vocabulary.entryForm.${sample.form}`)}{" "}
                <Link
                  href={`/projects/${projectId}/visits/${sample.visitId}#entry-${sample.entryId}`}
                  className="text-action underline underline-offset-4"
                >
                  {sample.siteName}
                </Link>
              </p>
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <Link href={entriesHref()} className="text-action underline underline-offset-4">
            {t("findings.themes.all", { entries: theme.entries })}
          </Link>
        </p>
      </Disclosure>
    </li>
  );
}
