import Link from "next/link";
import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { freshChartHeight } from "@/lib/findings/charts/fresh-chart";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import { heardSoFar } from "@/lib/findings/queries/first-heard";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type FreshChartProps = {
  projectId: string;
  filter: FindingsFilter;
  fresh: ChartData["fresh"];
  /** All visits that count. */
  visits: number;
};

/** So many of the last visits with a new theme are told one by one. */
const shownVisits = 10;
const link = "text-action underline underline-offset-4";

/** Saturation: how many themes had come up after each visit, and which ones the last visits brought. */
export async function FreshChart({ projectId, filter, fresh, visits }: FreshChartProps) {
  const { heard, uncoded } = fresh;
  const last = heard.at(-1);
  if (!last) return null;
  const t = await translator();
  const soFar = heardSoFar(heard);
  const first = Math.max(0, heard.length - shownVisits);
  const before = soFar[first - 1];
  const findings = `/projects/${projectId}/findings`;
  return (
    <ChartFrame
      {...{ projectId }}
      query={filterHref("", filter).slice(1)}
      chart="fresh"
      title={t("findings.charts.fresh.title")}
      label={t("findings.charts.fresh.label", { visits, themes: soFar.at(-1)?.themes ?? 0 })}
      height={freshChartHeight}
    >
      <div>
        <p className="max-w-measure text-sm">
          {last.number < visits
            ? t("findings.charts.fresh.flat", { last: last.number, since: visits - last.number })
            : t("findings.charts.fresh.rising")}{" "}
          <span className="text-muted">{t("findings.charts.fresh.caution")}</span>{" "}
          {uncoded > 0 && (
            <>
              <Link
                href={filterHref(`${findings}/entries`, filter, { theme: "none" })}
                prefetch={false}
                className={link}
              >
                {t("findings.charts.fresh.uncoded", { count: uncoded })}
              </Link>
              {t("findings.charts.fresh.uncodedHint")}
            </>
          )}
        </p>
        <Table label={t("findings.charts.table", { name: t("findings.charts.fresh.title") })} className="mt-2">
          <thead>
            <tr>
              <HeadCell>{t("findings.charts.fresh.visit")}</HeadCell>
              <HeadCell>{t("findings.charts.fresh.brought")}</HeadCell>
              <HeadCell numeric>{t("findings.charts.fresh.count")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {before && (
              <Row>
                <HeadCell scope="row" className="font-normal text-muted" colSpan={2}>
                  {t("findings.charts.fresh.earlier", { visits: before.visits, themes: before.themes })}
                </HeadCell>
                <Cell numeric>{before.themes}</Cell>
              </Row>
            )}
            {heard.slice(first).map((one, at) => (
              <Row key={one.visitId}>
                <HeadCell scope="row" className="align-top font-normal">
                  <Link href={`/projects/${projectId}/visits/${one.visitId}`} prefetch={false} className={link}>
                    {t("findings.charts.fresh.first", { number: one.number, day: one.visitedOn, site: one.siteName })}
                  </Link>
                </HeadCell>
                <Cell>
                  <ul className="flex flex-wrap gap-x-3">
                    {one.themes.map(({ id, name }) => (
                      <li key={id}>
                        <Link href={filterHref(`${findings}/themes/${id}`, filter)} prefetch={false} className={link}>
                          {name}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </Cell>
                <Cell numeric>{soFar[first + at]?.themes}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </ChartFrame>
  );
}
