import Link from "next/link";
import type { ReactNode } from "react";
import { ThemeExampleChoice } from "@/components/codebook/theme-example";
import { ClientMessages } from "@/components/messages/client-messages";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import type { ThemeExample } from "@/lib/codebook/data";
import { addressUnder } from "@/lib/findings/address";
import { formatter, translator, type Translator } from "@/lib/i18n/server";
import type { LoadedThemeUses } from "@/lib/reports/loaders";
import { titleInOneLine } from "@/lib/reports/title";
import { namedTokens } from "@/lib/reports/tokens";

type ThemeUsesProps = LoadedThemeUses & { projectId: string };

/** A theme, and where it is used: each number and each name leads to exactly what it counts. */
export async function ThemeUses({ projectId, theme, example, waiting, points, merged, mayEdit }: ThemeUsesProps) {
  const t = await translator();
  const format = await formatter();
  const home = `/projects/${projectId}`;
  const { id, name, dimension, definition, parentName, archived, sites, visited, entries } = theme;
  const listed = (own: Record<string, string>) =>
    addressUnder(`${home}/findings/entries`, "", { dimension, theme: id, ...own });
  return (
    <>
      <PageHeader
        title={name}
        mark={archived && <Badge glyph="▫">{t("findings.themes.archived")}</Badge>}
        context={archived ? t("codebook.uses.archivedText") : undefined}
        back={{ href: addressUnder(`${home}/codebook`, "", { dimension, theme: id }), label: t("codebook.title") }}
      />
      <p className="flex flex-wrap gap-x-4">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} />
        {parentName !== null && <span className="text-muted">{t("findings.themes.under", { name: parentName })}</span>}
      </p>
      {definition !== "" && <p className="mt-2 max-w-measure whitespace-pre-wrap">{definition}</p>}
      <Part title={t("codebook.example.title")} none={false}>
        <ClientMessages nouns={["codebook.example", "codebook.refusal", "errors"]}>
          <ThemeExampleChoice
            {...{ projectId, mayEdit }}
            themeId={id}
            samples={theme.samples.filter(({ entryId }) => entryId !== example?.from?.entryId)}
            shown={shownExample(t, example)}
          />
        </ClientMessages>
      </Part>
      <Part title={t("codebook.uses.heard")} none={entries + waiting === 0 && t("codebook.uses.noEntries")}>
        <p className="flex flex-wrap gap-x-4">
          {entries > 0 && <Link href={listed({})}>{t("codebook.uses.entries", { count: entries })}</Link>}
          {waiting > 0 && (
            <Link href={listed({ unapproved: "only" })}>{t("codebook.uses.waiting", { count: waiting })}</Link>
          )}
        </p>
        {sites.length > 0 && (
          <>
            <p className="mt-2">
              <Link href={`${home}/findings/themes/${id}`}>
                {t("findings.themes.support", { visited, sites: sites.length })}
              </Link>
            </p>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {sites.map((site) => (
                <li key={site.id}>
                  <Link href={listed({ site: site.id })} prefetch={false}>
                    {t("codebook.uses.site", { name: site.name, count: site.entries })}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>
      <Part title={t("codebook.uses.points")} none={points.length === 0 && t("codebook.uses.noPoints")}>
        <ul>
          {points.map((point) => (
            <li key={point.pointId} className="py-1">
              <Link href={`${home}/reports/${point.reportId}#point-${point.pointId}`} prefetch={false}>
                {t("reports.uses.point", {
                  title: titleInOneLine(namedTokens(point.title)),
                  lead: namedTokens(point.lead) || t("reports.editor.untitled"),
                })}
              </Link>{" "}
              <span className="text-sm text-muted">
                {t(`vocabulary.reportStage.${point.stage}`)}
                {point.dropped && ` · ${t("codebook.uses.dropped")}`}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t("codebook.uses.merged")} none={merged.length === 0 && t("codebook.uses.noMerged")}>
        <ul>
          {merged.map((one) => (
            <li key={one.mergeId} className="py-1">
              <Link href={`${home}/codebook?merged=${one.mergeId}`} prefetch={false}>
                {t("codebook.uses.mergedRow", {
                  name: one.name,
                  count: one.entries,
                  date: format.dateTime(one.mergedAt, { dateStyle: "medium" }),
                })}
              </Link>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function shownExample(t: Translator, example: ThemeExample | null): string | null {
  if (!example) return null;
  const { text, from } = example;
  return from
    ? t("codebook.example.heard", { text, site: from.site, date: from.visitedOn })
    : t("codebook.example.typed", { text });
}

function Part({ title, none, children }: { title: string; none: string | false; children: ReactNode }) {
  return (
    <section className="mt-6 [&_a]:inline-flex [&_a]:min-h-8 [&_a]:items-center [&_a]:text-action [&_a]:underline [&_a]:underline-offset-4 [&_a]:pointer-coarse:min-h-11">
      <h2 className="mb-1 font-semibold">{title}</h2>
      {none === false ? children : <p className="text-muted">{none}</p>}
    </section>
  );
}
