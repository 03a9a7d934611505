"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { SelectBox } from "@/components/visits/list/several/selection";
import { visitStateLooks } from "@/components/visits/visit-state-looks";
import { countsKey } from "@/lib/visits/counts";
import type { VisitSummary } from "@/lib/visits/data/visit-list";
import { isAfter } from "@/lib/visits/days-ahead";

type VisitTableProps = {
  projectId: string;
  visits: VisitSummary[];
  /** A visit of a later day is marked. */
  lastDay: string;
};

/** On a phone the cells of a row are stacked below the site's name. */
export function VisitTable({ projectId, visits, lastDay }: VisitTableProps) {
  const t = useTranslations();
  const selecting = visits.some(({ may }) => may !== null);
  return (
    <Table label={t("visits.list.table")}>
      <thead className="max-sm:sr-only">
        <tr>
          {selecting && (
            <HeadCell className="w-px">
              <span className="sr-only">{t("visits.several.column")}</span>
            </HeadCell>
          )}
          <HeadCell>{t("visits.list.site")}</HeadCell>
          <HeadCell>{t("visits.list.visitedOn")}</HeadCell>
          <HeadCell>{t("visits.list.method")}</HeadCell>
          <HeadCell>{t("visits.list.recorder")}</HeadCell>
          <HeadCell>{t("visits.list.state")}</HeadCell>
          <HeadCell>{t("visits.list.content")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <Row
            key={visit.id}
            className={classNames(
              selecting ? "max-sm:grid-cols-[2.75rem_1fr_auto]" : "max-sm:grid-cols-[1fr_auto]",
              "max-sm:grid max-sm:border-b max-sm:border-line max-sm:py-2 max-sm:[&>td]:border-0 max-sm:[&>td]:px-1 max-sm:[&>td]:py-0.5",
            )}
          >
            {selecting && (
              <Cell className="max-sm:order-first max-sm:row-span-3 max-sm:min-w-8">
                {visit.may && (
                  <SelectBox
                    id={visit.id}
                    label={t(`visits.several.select.${visit.may}`, { site: visit.siteName, date: visit.visitedOn })}
                  />
                )}
              </Cell>
            )}
            <Cell className="max-sm:order-1">
              <Link
                href={`/projects/${projectId}/visits/${visit.id}`}
                prefetch={false}
                className="text-base font-medium touch-link"
              >
                {visit.siteName}
              </Link>
              {visit.presentName && (
                <span className="ms-2 text-muted">{t("visits.list.nowAs", { name: visit.presentName })}</span>
              )}
            </Cell>
            <Cell className="whitespace-nowrap max-sm:order-3">
              <time dateTime={visit.visitedOn}>{visit.visitedOn}</time>
              {isAfter(visit.visitedOn, lastDay) && (
                <Badge tone="amber" glyph="!" className="ms-2">
                  {t("visits.list.dayAhead")}
                </Badge>
              )}
            </Cell>
            <Cell className="whitespace-nowrap max-sm:order-4 max-sm:text-end">
              {t(`vocabulary.visitMethod.${visit.method}`)}
            </Cell>
            <Cell className="whitespace-nowrap max-sm:order-6 max-sm:text-end">{visit.recorderName}</Cell>
            <Cell className="max-sm:order-2 max-sm:self-center">
              <Badge {...visitStateLooks[visit.state]}>{t(`vocabulary.visitState.${visit.state}`)}</Badge>
            </Cell>
            <Cell className="max-sm:order-5">
              {t(`visits.counts.${countsKey(visit)}`, { entries: visit.entries, figures: visit.figures })}
              {visit.state === "returned" && visit.openComments > 0 && (
                <span className="ms-2 font-medium text-amber">
                  {t("visits.list.comments", { count: visit.openComments })}
                </span>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
