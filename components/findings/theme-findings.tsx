import Link from "next/link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { ThemeRow } from "@/components/findings/theme-row";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { ThemeFindings } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";

type ThemeFindingsListProps = { projectId: string; filter: FindingsFilter; findings: ThemeFindings };

/** The themes of each dimension, ordered by the number of sites that speak of them. */
export async function ThemeFindingsList({ projectId, filter, findings }: ThemeFindingsListProps) {
  const t = await translator();
  const { visited, dimensions } = findings;
  const entries = `/projects/${projectId}/findings/entries`;
  return dimensions.map(({ dimension, themes, uncoded, entries: count }) => (
    <section key={dimension} aria-labelledby={`findings-${dimension}`} className="mb-10">
      <h2 id={`findings-${dimension}`} className="flex flex-wrap items-baseline gap-x-3">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} size="lg" />
        <Link
          href={filterHref(entries, filter, { dimension })}
          className="text-sm font-normal text-action underline underline-offset-4"
        >
          {t("findings.themes.count", { entries: count })}
        </Link>
      </h2>
      {dimension === "problem" && themes.length > 0 && (
        <p className="max-w-measure text-sm text-muted">
          {t("findings.themes.rule", { visited, from: findings.commonFrom })}
        </p>
      )}
      {themes.length === 0 ? (
        <p className="py-3 text-muted">{t("findings.themes.empty")}</p>
      ) : (
        <ul
          aria-label={t("findings.themes.list", { dimension: t(`vocabulary.dimension.${dimension}`) })}
          className="mt-2 border-t border-edge"
        >
          {themes.map((theme) => (
            <ThemeRow
              key={theme.id}
              {...{ projectId, filter, theme, visited }}
              parentName={themes.find(({ id }) => id === theme.parentId)?.name}
            />
          ))}
        </ul>
      )}
      {uncoded > 0 && (
        <p className="mt-3 flex flex-wrap gap-x-4 text-sm">
          <Link
            href={filterHref(entries, filter, { dimension, theme: "none" })}
            className="text-action underline underline-offset-4"
          >
            {t("findings.themes.uncoded", { count: uncoded })}
          </Link>
          {findings.mayCode && (
            <Link
              href={`/projects/${projectId}/codebook?dimension=${dimension}`}
              className="text-action underline underline-offset-4 print:hidden"
            >
              {t("findings.themes.goCode")}
            </Link>
          )}
        </p>
      )}
    </section>
  ));
}
