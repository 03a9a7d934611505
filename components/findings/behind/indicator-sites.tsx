"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { SiteFigure } from "@/lib/findings/queries/indicator-figures";

type IndicatorSitesProps = { name: string; unit: string; bySite: SiteFigure[]; hrefOf: (siteId: string) => string };

/** The figures that are added up, one for each site. Each links to the site's figures of this indicator. */
export function IndicatorSites({ name, unit, bySite, hrefOf }: IndicatorSitesProps) {
  const t = useTranslations("findings.figures");
  return (
    <Table label={t("table", { name })} className="mt-3 max-w-xl">
      <thead>
        <tr>
          <HeadCell>{t("site")}</HeadCell>
          <HeadCell numeric>{unit ? t("valueIn", { unit }) : t("value")}</HeadCell>
          <HeadCell>{t("day")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {bySite.map((figure) => (
          <Row key={figure.siteId}>
            <HeadCell scope="row" className="font-normal">
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
            <Cell>{figure.asOf}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
