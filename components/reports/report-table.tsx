import Link from "next/link";
import { StageBadge } from "@/components/reports/stage-badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { formatter, translator } from "@/lib/i18n/server";
import { namedTokens } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";
import type { ReportSummary } from "@/lib/reports/types";

export async function ReportTable({ projectId, reports }: { projectId: string; reports: ReportSummary[] }) {
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
        {reports.map((report) => (
          <Row key={report.id}>
            <Cell className="min-w-48">
              <Link
                href={`/projects/${projectId}/reports/${report.id}`}
                className="text-base font-medium text-action underline underline-offset-4"
              >
                {titleInOneLine(namedTokens(report.title))}
              </Link>
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
