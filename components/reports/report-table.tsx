import Link from "next/link";
import { PartsDialog } from "@/components/reports/parted/parts-dialog";
import { StageBadge } from "@/components/reports/stage-badge";
import { classNames } from "@/components/ui/class-names";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { formatter, translator } from "@/lib/i18n/server";
import { namedTokens } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";
import type { ReportSummary } from "@/lib/reports/types";

type ReportTableProps = { projectId: string; reports: ReportSummary[]; mayEdit: boolean };

/** Each 总报告 before its 分报告, which stand below it. */
function inOrder(reports: readonly ReportSummary[]): ReportSummary[] {
  const known = new Set(reports.map(({ id }) => id));
  const wholes = reports.filter(({ parentId }) => parentId === null || !known.has(parentId));
  return wholes.flatMap((whole) => [whole, ...reports.filter(({ parentId }) => parentId === whole.id).toReversed()]);
}

export async function ReportTable({ projectId, reports, mayEdit }: ReportTableProps) {
  const t = await translator();
  const format = await formatter();
  return (
    <Table label={t("reports.list.table")}>
      <thead>
        <tr>
          <HeadCell>{t("reports.list.name")}</HeadCell>
          <HeadCell>{t("reports.list.stage")}</HeadCell>
          <HeadCell numeric>{t("reports.list.points")}</HeadCell>
          <HeadCell>{t("reports.list.updated")}</HeadCell>
          <HeadCell>{t("reports.list.by")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {inOrder(reports).map((report) => (
          <Row key={report.id}>
            <Cell className={classNames("min-w-48", report.parentId !== null && "ps-8")}>
              <Link
                href={`/projects/${projectId}/reports/${report.id}`}
                className="text-base font-medium text-action underline underline-offset-4"
              >
                {titleInOneLine(namedTokens(report.title))}
              </Link>
              {report.parentId !== null && (
                <span className="block text-sm text-muted">
                  {t("reports.parted.counts", {
                    part: report.kind ? t(`vocabulary.siteKind.${report.kind}`) : report.county,
                  })}
                </span>
              )}
              {mayEdit && report.parentId === null && (
                <PartsDialog
                  projectId={projectId}
                  reportId={report.id}
                  title={titleInOneLine(namedTokens(report.title))}
                />
              )}
            </Cell>
            <Cell>
              <StageBadge stage={report.stage} />
            </Cell>
            <Cell numeric>{t("reports.list.pointCount", { count: report.points })}</Cell>
            <Cell className="whitespace-nowrap">
              <time dateTime={report.updatedAt}>
                {format.dateTime(new Date(report.updatedAt), { dateStyle: "medium", timeStyle: "short" })}
              </time>
            </Cell>
            <Cell className="whitespace-nowrap">{report.createdByName}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
