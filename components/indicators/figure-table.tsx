"use client";

import { useTranslations } from "use-intl";
import { FigureCheck } from "@/components/indicators/figure-check";
import { FigureSource } from "@/components/indicators/figure-source";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { LedgerFigure } from "@/lib/indicators/types";

type FigureTableProps = {
  projectId: string;
  figures: LedgerFigure[];
  /** True if all rows have the same indicator, which the panel above already names. */
  oneIndicator: boolean;
  /** The ids of the figures that are used for their site. */
  latest: readonly string[];
  mayVerify: boolean;
  /** True if the person may write a question to a site (补访). */
  mayAsk: boolean;
};

const stacked =
  "scroll-mt-24 target:bg-action-soft max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:border-b max-sm:border-line max-sm:py-3 max-sm:[&>*]:border-0 max-sm:[&>*]:p-0!";

/** The ledger: one row for each figure that was given. On a phone the row's parts are stacked below the site. */
export function FigureTable({ projectId, figures, oneIndicator, latest, mayVerify, mayAsk }: FigureTableProps) {
  const t = useTranslations();
  return (
    <Table label={t("indicators.figures.label")}>
      <thead className="max-sm:sr-only">
        <tr>
          {!oneIndicator && <HeadCell>{t("indicators.figures.indicator")}</HeadCell>}
          <HeadCell>{t("indicators.figures.site")}</HeadCell>
          <HeadCell numeric>{t("indicators.figures.value")}</HeadCell>
          <HeadCell>{t("indicators.figures.asOf")}</HeadCell>
          <HeadCell>{t("indicators.figures.definition")}</HeadCell>
          <HeadCell>{t("indicators.figures.visit")}</HeadCell>
          <HeadCell>{t("indicators.figures.check")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <Row key={figure.id} id={`figure-${figure.id}`} className={stacked}>
            {!oneIndicator && <Cell className="max-sm:col-span-2 max-sm:text-muted">{figure.indicator.name}</Cell>}
            <Cell className="max-sm:text-base max-sm:font-medium">
              {figure.site.name}
              {figure.visitedAs && (
                <span className="block text-sm font-normal text-muted">
                  {t("indicators.figures.visitedAs", { name: figure.visitedAs })}
                </span>
              )}
            </Cell>
            <Cell numeric>
              <b className="text-base font-semibold">{figure.value}</b> {figure.indicator.unit}
              <Flags figure={figure} superseded={!latest.includes(figure.id)} />
            </Cell>
            <Cell className="whitespace-nowrap max-sm:col-span-2">
              <span className="text-muted sm:hidden">{t("indicators.figures.asOf")} </span>
              {figure.asOf}
            </Cell>
            <Cell className="max-w-80 max-sm:col-span-2">
              {figure.definition || <span className="text-muted">{t("indicators.figures.notGiven")}</span>}
              {figure.source && (
                <span className="block text-muted">{t("indicators.figures.source", { text: figure.source })}</span>
              )}
            </Cell>
            <Cell className="max-sm:col-span-2">
              <FigureSource projectId={projectId} figure={figure} />
            </Cell>
            <Cell className="max-sm:col-span-2">
              <FigureCheck {...{ projectId, figure, mayVerify, mayAsk }} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Reasons not to accept the value without looking closer. */
function Flags({ figure, superseded }: { figure: LedgerFigure; superseded: boolean }) {
  const t = useTranslations();
  return (
    <>
      {figure.conflicting && (
        <span className="block">
          <Badge tone="vermilion" glyph="≠">
            {t("indicators.figures.conflicting")}
          </Badge>
        </span>
      )}
      {superseded && <span className="block text-xs text-muted">{t("indicators.figures.superseded")}</span>}
    </>
  );
}
