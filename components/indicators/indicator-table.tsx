import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import { translator } from "@/lib/i18n/server";
import { ledgerHref } from "@/lib/indicators/ledger-address";
import type { LedgerIndicator } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";

type IndicatorTableProps = { projectId: string; filter: LedgerFilter; indicators: LedgerIndicator[]; visited: number };

const stacked =
  "max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:border-b max-sm:border-line max-sm:py-3 max-sm:[&>*]:border-0 max-sm:[&>*]:p-0!";
const linkClass = "touch-link";

/** The total of each indicator and how far to trust it. The name links to its figures. */
export async function IndicatorTable({ projectId, filter, indicators, visited }: IndicatorTableProps) {
  const t = await translator();
  return (
    <Table label={t("indicators.table.label")}>
      <thead className="max-sm:sr-only">
        <tr>
          <HeadCell>{t("indicators.table.indicator")}</HeadCell>
          <HeadCell numeric>{t("indicators.table.total")}</HeadCell>
          <HeadCell numeric>{t("indicators.table.sites")}</HeadCell>
          <HeadCell>{t("indicators.table.asOf")}</HeadCell>
          <HeadCell>{t("indicators.table.checks")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator) => (
          <Row key={indicator.id} id={`indicator-${indicator.id}`} className={stacked}>
            <Cell className="max-w-96 max-sm:col-span-2">
              <Link
                href={ledgerHref(projectId, filter, { indicator: indicator.id })}
                aria-label={t("indicators.table.open", { name: indicator.name, count: indicator.figures })}
                className={`text-base font-medium ${linkClass}`}
              >
                {indicator.name}
              </Link>
              {indicator.definition && <p className="text-muted">{indicator.definition}</p>}
            </Cell>
            <Cell numeric className="max-sm:text-start">
              <Total indicator={indicator} />
            </Cell>
            <Cell numeric>
              <b className="font-semibold">{indicator.sites}</b>
              <span className="text-muted">/{visited}</span>
              <span className="text-muted sm:hidden"> {t("indicators.table.gave")}</span>
            </Cell>
            <Cell className="max-sm:col-span-2">
              {indicator.mixedAsOf ? (
                <>
                  <span className="me-2 whitespace-nowrap">
                    {t("indicators.table.span", { earliest: indicator.earliestAsOf, latest: indicator.latestAsOf })}
                  </span>
                  <Badge tone="amber" glyph="!">
                    {t("indicators.table.mixed")}
                  </Badge>
                </>
              ) : (
                indicator.latestAsOf
              )}
            </Cell>
            <Cell className="max-sm:col-span-2">
              <Checks {...{ projectId, filter, indicator }} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

async function Total({ indicator }: { indicator: LedgerIndicator }) {
  const t = await translator();
  const { total, inexact, unit, least, most } = indicator;
  const mix = mixedDefinitions(indicator);
  if (total === null) {
    return (
      <span className="max-sm:text-sm" title={t("indicators.table.noTotal")}>
        {t("indicators.table.range", { least, most, unit })}
        <span className="sr-only">{t("indicators.table.noTotal")}</span>
      </span>
    );
  }
  return (
    <>
      <b className="text-base font-semibold">{inexact ? t("findings.figures.about", { total }) : total}</b> {unit}
      {mix && (
        <span className="block">
          <Badge tone="amber" glyph="!">
            {t(`indicators.grid.${mix}`)}
          </Badge>
        </span>
      )}
    </>
  );
}

async function Checks({
  projectId,
  filter,
  indicator,
}: Pick<IndicatorTableProps, "projectId" | "filter"> & { indicator: LedgerIndicator }) {
  const t = await translator();
  const { id, checks, conflicts, figures } = indicator;
  const words = (state: "unverified" | "disputed") =>
    t("indicators.filter.status", { state: t(`vocabulary.verification.${state}`), count: checks[state] });
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={checks.verified === figures ? "text-green" : "text-muted"}>
          {t("indicators.table.verified", { count: checks.verified, all: figures })}
        </span>
        {checks.unverified > 0 && (
          <Link
            href={ledgerHref(projectId, filter, { indicator: id, verification: "unverified" })}
            className={linkClass}
          >
            {words("unverified")}
          </Link>
        )}
        {checks.disputed > 0 && (
          <Link
            href={ledgerHref(projectId, filter, { indicator: id, verification: "disputed" })}
            className={`${linkClass} text-vermilion`}
          >
            {words("disputed")}
          </Link>
        )}
      </p>
      {conflicts > 0 && (
        <Link
          href={ledgerHref(projectId, filter, { indicator: id, conflict: "1" })}
          className={`${linkClass} text-vermilion`}
        >
          <span aria-hidden>≠ </span>
          {t("findings.figures.conflicts", { count: conflicts })}
        </Link>
      )}
    </>
  );
}
