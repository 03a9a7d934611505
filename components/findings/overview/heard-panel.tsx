import Link from "next/link";
import { DimensionLabel, dimensionTextClass } from "@/components/projects/dimension-label";
import { TrendLine } from "@/components/findings/overview/trend-line";
import { Bar } from "@/components/ui/bar";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { Overview } from "@/lib/findings/loaders";

type HeardPanelProps = { projectId: string; overview: Overview };

/** Four numbers with their weeks, and the three strongest common problems. */
export async function HeardPanel({ projectId, overview }: HeardPanelProps) {
  const t = await translator();
  const { dimensions, problems, visited, counts } = overview;
  const entries = `/projects/${projectId}/findings/entries`;
  if (counts.visits === 0) return <p className="text-muted">{t("findings.overview.nothing")}</p>;
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {dimensions.map(({ dimension, entries: count, byWeek }) => (
          <li key={dimension} className="rounded-md border border-line bg-surface p-3">
            <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} size="sm" />
            <p>
              <Link
                href={filterHref(entries, {}, { dimension })}
                className="text-2xl font-semibold no-underline hover:text-action hover:underline"
              >
                {t("findings.overview.entries", { count })}
              </Link>
            </p>
            <TrendLine values={byWeek} className={dimensionTextClass(dimension)} />
            <p className="sr-only">{t("findings.overview.trend", { weeks: byWeek.join("、") })}</p>
          </li>
        ))}
      </ul>
      <h3 className="mt-6 text-base font-semibold">{t("findings.overview.problems")}</h3>
      {problems.length === 0 && <p className="text-muted">{t("findings.overview.noProblems")}</p>}
      <ol className="border-t border-line">
        {problems.map((problem) => (
          <li
            key={problem.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
          >
            <Link
              href={filterHref(entries, {}, { dimension: "problem", theme: problem.id })}
              className="font-medium text-action underline underline-offset-4"
            >
              {problem.name}
            </Link>
            <span className="flex flex-wrap items-center gap-x-4 text-sm text-muted">
              {t("findings.overview.problem", { visited, sites: problem.support })}
              <Bar value={problem.support} total={visited} tone="vermilion" hideNumber label="" />
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-3">
        <Link href={`/projects/${projectId}/findings`} className="text-action underline underline-offset-4">
          {t("findings.overview.allFindings")}
        </Link>
      </p>
    </>
  );
}
