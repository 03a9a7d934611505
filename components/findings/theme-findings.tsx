import Link from "next/link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { OtherThemes } from "@/components/findings/other-themes";
import { ThemeList } from "@/components/findings/theme-list";
import { ThemePages } from "@/components/findings/theme-pages";
import { translator } from "@/lib/i18n/server";
import { canBeCommon } from "@/lib/findings/commonness";
import { filterHref, without } from "@/lib/findings/filter-address";
import type { ThemeFindings } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";

type ThemeFindingsListProps = { projectId: string; filter: FindingsFilter; page: number; findings: ThemeFindings };

/** The themes of each dimension, ordered by the number of sites that speak of them. */
export async function ThemeFindingsList({ projectId, filter, page, findings }: ThemeFindingsListProps) {
  const t = await translator();
  const { visited, dimensions } = findings;
  const entries = `/projects/${projectId}/findings/entries`;
  const query = filterHref("", without(filter, "dimension")).slice(1);
  return dimensions.map(({ dimension, total, themes, states, uncoded, entries: count }) => (
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
      {(dimension === "problem" || dimension === "suggestion") && themes.length > 0 && (
        <p className="text-sm">
          <Link
            href={filterHref(`/projects/${projectId}/findings/pairs`, without(filter, "dimension"))}
            prefetch={false}
            className="touch-link"
          >
            {t("codebook.pairs.open")}
          </Link>
        </p>
      )}
      {dimension === "problem" && themes.length > 0 && (
        <p className="max-w-measure text-sm text-muted">
          {t(canBeCommon(visited, findings.commonFrom) ? "findings.themes.rule" : "findings.themes.ruleFew", {
            visited,
            from: findings.commonFrom,
          })}
        </p>
      )}
      {themes.length === 0 ? (
        <p className="py-3 text-muted">{t("findings.themes.empty")}</p>
      ) : (
        <ThemeList
          {...{ projectId, dimension, themes, visited, query, states }}
          days={{ from: filter.from, to: filter.to }}
          sitesUnit={t("frame.sitesUnit")}
        />
      )}
      {!filter.dimension && total > themes.length && (
        <p className="mt-3">
          <OtherThemes {...{ projectId, filter, dimension, total }} shown={themes.length} />
        </p>
      )}
      {filter.dimension && <ThemePages {...{ projectId, filter, page, total }} />}
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
