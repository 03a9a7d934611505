import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { NewReportForm } from "@/components/reports/new-report-form";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { loadNewReport } from "@/lib/reports/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("reports.new.title") };
}

export default async function NewReportPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const basis = await loadNewReport(projectId);
  const t = await translator();
  return (
    <>
      <PageHeader
        title={t("reports.new.title")}
        context={t("reports.new.lead")}
        back={{ href: `/projects/${projectId}/reports`, label: t("reports.new.back") }}
      />
      <ClientMessages nouns={["reports.new", "reports.refusal", "errors"]}>
        <NewReportForm projectId={projectId} {...basis} />
      </ClientMessages>
    </>
  );
}
