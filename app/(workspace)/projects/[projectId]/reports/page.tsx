import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { DeletedReports } from "@/components/reports/deleted-reports";
import { KeptReports } from "@/components/reports/kept-reports";
import { ReportTable } from "@/components/reports/report-table";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { loadReportList } from "@/lib/reports/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("reports.list.title") };
}

export default async function ReportsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const { userId, reports, mayEdit, editable, deleted } = await loadReportList(projectId);
  const t = await translator();
  const create = mayEdit && (
    <Link href={`/projects/${projectId}/reports/new`} className={buttonClass({ variant: "primary" })}>
      {t("reports.list.new")}
    </Link>
  );
  const kept = (
    <ClientMessages nouns={["reports.kept"]}>
      <KeptReports {...{ userId, projectId, editable }} />
    </ClientMessages>
  );
  const gone = (
    <ClientMessages nouns={["reports.deleted", "reports.refusal", "errors"]}>
      <DeletedReports projectId={projectId} reports={deleted} />
    </ClientMessages>
  );
  if (reports.length === 0) {
    return (
      <>
        <PageHeader title={t("reports.list.title")} />
        {kept}
        <EmptyState title={t("reports.list.emptyTitle")} icon="report" action={create}>
          {t(mayEdit ? "reports.list.empty" : "reports.list.emptyReader")}
        </EmptyState>
        {gone}
      </>
    );
  }
  return (
    <ClientMessages nouns={["vocabulary", "reports.parted", "reports.refusal", "errors"]}>
      <PageHeader
        title={t("reports.list.title")}
        context={t("reports.list.context", { count: reports.length })}
        actions={create}
      />
      {kept}
      <ReportTable {...{ projectId, reports, mayEdit }} />
      {gone}
    </ClientMessages>
  );
}
