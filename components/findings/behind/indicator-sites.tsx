"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { definitionMarks } from "@/lib/findings/charts/figure-bars";
import { definitionKey } from "@/lib/findings/mixed-definitions";
import type { SiteFigure } from "@/lib/findings/queries/indicator-figures";

type IndicatorSitesProps = {
  name: string;
  unit: string;
  bySite: SiteFigure[];
  /** By the key of a 口径, its mark; empty where one rule holds for all. */
  marks: ReturnType<typeof definitionMarks>;
  hrefOf: (siteId: string) => string;
};

/** The figures that are added up, one for each site. Each links to the site's figures of this indicator. */
export function IndicatorSites({ name, unit, bySite, marks, hrefOf }: IndicatorSitesProps) {
  const t = useTranslations("findings.figures");
  const c = useTranslations("findings.charts.figures");
  return (
    <Table label={t("table", { name })} className="mt-3 max-w-xl">
      <thead>
        <tr>
          <HeadCell>{t("site")}</HeadCell>
          <HeadCell numeric>{unit ? t("valueIn", { unit }) : t("value")}</HeadCell>
          <HeadCell>{t("day")}</HeadCell>
          {marks.size > 0 && <HeadCell>{c("definition")}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {bySite.map((figure) => (
          <Row key={figure.siteId}>
            <HeadCell scope="row" className="align-top font-normal">
              {figure.siteName}
            </HeadCell>
            <Cell numeric>
              <Link
                href={hrefOf(figure.siteId)}
                prefetch={false}
                aria-label={t("open", { site: figure.siteName, name, value: figure.value, unit })}
                className="inline-block min-w-6 py-0.5 text-action underline decoration-line underline-offset-4 hover:decoration-action pointer-coarse:-my-2 pointer-coarse:py-2.5"
              >
                {figure.value}
              </Link>
            </Cell>
            <Cell className="whitespace-nowrap">{figure.asOf}</Cell>
            {marks.size > 0 && (
              <Cell>
                {marks.get(definitionKey(figure.definition))?.sign}{" "}
                <span className="max-sm:sr-only">{figure.definition || c("undefined")}</span>
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
