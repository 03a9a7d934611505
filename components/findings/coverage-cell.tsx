import Link from "next/link";
import { coverageSigns } from "@/components/findings/coverage-signs";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { CoverageCell, CoverageSite } from "@/lib/findings/queries/coverage";
import type { FindingsFilter } from "@/lib/findings/schema";
import { visitListHref } from "@/lib/visits/list-filter";
import type { DimensionKey, VisitState } from "@/lib/vocabulary";

type CoverageCellViewProps = {
  projectId: string;
  filter: FindingsFilter;
  site: CoverageSite;
  dimension: DimensionKey;
  mayWrite: boolean;
};

/** The target of a cell: exactly the entries, marks or visits it counts, or the form for the missing visit. */
function cellHref(
  { projectId, filter, site, dimension, mayWrite }: CoverageCellViewProps,
  cell: CoverageCell,
): string | null {
  const project = `/projects/${projectId}`;
  const visits = (state?: VisitState) =>
    visitListHref(projectId, {
      site: site.id,
      ...(state && { state }),
      ...(filter.from && { from: filter.from }),
      ...(filter.to && { to: filter.to }),
    });
  const entries = (changes: Partial<FindingsFilter>) =>
    filterHref(`${project}/findings/entries`, filter, { site: site.id, dimension, ...changes });
  switch (cell.state) {
    case "heard":
      return entries({});
    case "not_raised":
    case "none":
      return entries({ mark: cell.state });
    case "waiting":
      return cell.waitingEntries > 0 ? entries({ unapproved: "only" }) : visits("submitted");
    case "figures":
      return filterHref(`${project}/indicators`, filter, { site: site.id, dimension });
    case "never_asked":
      return visits("approved");
    case "unsubmitted":
      return mayWrite ? visits() : null;
    case "not_visited":
      return mayWrite ? `${project}/visits/new?site=${site.id}` : null;
  }
}

export async function CoverageCellView(props: CoverageCellViewProps) {
  const { site, dimension, projectId, filter } = props;
  const t = await translator();
  const cell = site.cells[dimension];
  const count = cell.state === "figures" ? cell.figures : cell.entries;
  const words =
    cell.state === "waiting" && cell.waitingEntries > 0
      ? t("findings.coverage.waitingCount", { count: cell.waitingEntries })
      : t(`findings.coverage.${cell.state}`, { count });
  const href = cellHref(props, cell);
  const sign = coverageSigns[cell.state];
  const inside = (
    <>
      <span
        aria-hidden
        className={`inline-block text-center sm:me-1.5 sm:w-4 ${cell.state === "heard" ? "max-sm:hidden" : ""} ${sign.className}`}
      >
        {sign.glyph}
      </span>
      {words}
    </>
  );
  const more = cell.state !== "waiting" && cell.waitingEntries > 0;
  return (
    <>
      {href ? (
        <Link
          href={href}
          aria-label={t("findings.coverage.open", {
            site: site.name,
            dimension: t(`vocabulary.dimension.${dimension}`),
            state: words,
          })}
          className={`inline-flex min-h-6 flex-wrap items-center gap-x-0.5 no-underline ${cell.state === "heard" ? "" : "max-sm:text-xs"} hover:text-action hover:underline pointer-coarse:min-h-11`}
        >
          {inside}
        </Link>
      ) : (
        <span>{inside}</span>
      )}
      {more && (
        <Link
          href={filterHref(`/projects/${projectId}/findings/entries`, filter, {
            site: site.id,
            dimension,
            unapproved: "only",
          })}
          className="inline-flex items-center gap-x-1 text-action no-underline hover:underline sm:ms-2 pointer-coarse:min-h-11"
        >
          <span aria-hidden>◐</span>
          <span className="max-sm:sr-only">{t("findings.coverage.more", { count: cell.waitingEntries })}</span>
          <span aria-hidden className="sm:hidden">
            {t("findings.coverage.heard", { count: cell.waitingEntries })}
          </span>
        </Link>
      )}
    </>
  );
}
