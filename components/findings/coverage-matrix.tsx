import Link from "next/link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { CoverageLegend } from "@/components/findings/coverage-legend";
import { CoverageRows } from "@/components/findings/coverage-rows";
import { SitePages } from "@/components/sites/site-pages";
import { ClientMessages } from "@/components/messages/client-messages";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { CoverageSite } from "@/lib/findings/queries/coverage";
import type { FindingsFilter } from "@/lib/findings/schema";
import { pageOf, type PageNumber } from "@/lib/paging";
import { dimensionKeys } from "@/lib/vocabulary";

type CoverageMatrixProps = {
  projectId: string;
  filter: FindingsFilter;
  page: PageNumber;
  rows: CoverageSite[];
  mayWrite: boolean;
};

/** How many sites stand on a page. The sums below them are those of all pages. */
const coveragePageSize = 60;

/**
 * Site × dimension: what each site said, and if nothing counts, why. States differ by sign and word, not only by
 * colour.
 */
export async function CoverageMatrix({ projectId, filter, page, rows, mayWrite }: CoverageMatrixProps) {
  const t = await translator();
  const shown = pageOf(rows, page, coveragePageSize);
  const at = (asked: PageNumber) =>
    filterHref(
      `/projects/${projectId}/findings`,
      filter,
      {},
      { view: "coverage", page: asked === 1 ? undefined : String(asked) },
    );
  return (
    <>
      <CoverageLegend />
      <Table label={t("findings.coverage.table")} tall>
        <thead>
          <tr>
            <HeadCell className="start-0 z-20">{t("findings.coverage.site")}</HeadCell>
            {dimensionKeys.map((key) => (
              <HeadCell key={key} className="w-1/5 max-sm:px-0.5">
                <DimensionLabel
                  dimension={key}
                  label={t(`vocabulary.dimension.${key}`)}
                  size="sm"
                  className="max-sm:hidden"
                />
                <DimensionLabel
                  dimension={key}
                  label={t(`vocabulary.dimensionShort.${key}`)}
                  size="sm"
                  className="sm:hidden"
                />
              </HeadCell>
            ))}
          </tr>
        </thead>
        <ClientMessages nouns={["findings.coverage", "vocabulary.dimension", "followups.button", "followups.buttonOf"]}>
          <CoverageRows
            {...{ projectId, mayWrite }}
            sites={shown.rows.map(({ id, name, cells }) => ({ id, name, cells }))}
            query={filterHref("", filter).slice(1)}
            days={{ from: filter.from, to: filter.to }}
          />
        </ClientMessages>
        <tfoot>
          <tr>
            <HeadCell scope="row" className="sticky start-0 z-10 border-t border-edge bg-ground max-sm:px-0.5">
              {t("findings.coverage.sum")}
            </HeadCell>
            {dimensionKeys.map((dimension) => (
              <Cell key={dimension} className="border-t border-edge font-semibold max-sm:px-0.5">
                <Link
                  href={filterHref(`/projects/${projectId}/findings/entries`, filter, { dimension })}
                  prefetch={false}
                  className="text-action underline decoration-line underline-offset-4 hover:decoration-action pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
                >
                  {t("findings.coverage.sumOf", {
                    heard: rows.filter((site) => site.cells[dimension].state === "heard").length,
                    planned: rows.length,
                  })}
                </Link>
              </Cell>
            ))}
          </tr>
        </tfoot>
      </Table>
      <SitePages shown={shown} href={at} />
    </>
  );
}
