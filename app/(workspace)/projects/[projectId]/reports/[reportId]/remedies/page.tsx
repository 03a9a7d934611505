import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { RemedyTable } from "@/components/reports/remedy-table";
import { RemedyUpload } from "@/components/reports/remedy-upload";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import { loadRemedies } from "@/lib/reports/loaders";
import { titleInOneLine } from "@/lib/reports/title";
import { namedTokens } from "@/lib/reports/tokens";

type RemediesPageProps = {
  params: Promise<{ projectId: string; reportId: string }>;
  searchParams: Promise<{ page?: string | string[]; overdue?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("handouts.remedies.title") };
}

/** 整改台账: what became of the problems of a report. */
export default async function RemediesPage({ params, searchParams }: RemediesPageProps) {
  const { projectId, reportId } = await params;
  const { record, page, pages, mayEdit, ...ledger } = await loadRemedies(projectId, reportId, await searchParams);
  const t = await translator();
  const report = `/projects/${projectId}/reports/${record.id}`;
  const address = `${report}/remedies`;
  const query = (to: number) => new URLSearchParams({ ...(ledger.onlyOverdue && { overdue: "1" }), page: String(to) });
  const at = (to: number) => (to >= 1 && to <= pages ? `${address}?${query(to)}` : undefined);
  return (
    <ClientMessages nouns={["handouts.remedies", "vocabulary", "errors"]}>
      <PageHeader
        title={t("handouts.remedies.title")}
        context={titleInOneLine(namedTokens(record.draft.title))}
        back={{ href: report, label: t("handouts.remedies.back") }}
      />
      {mayEdit && <RemedyUpload projectId={projectId} reportId={record.id} />}
      <RemedyTable {...ledger} address={address} />
      {pages > 1 && (
        <Pagination
          label={t("handouts.remedies.pages")}
          position={t("handouts.remedies.position", { page, pages })}
          previous={{ label: t("handouts.remedies.previous"), href: at(page - 1) }}
          next={{ label: t("handouts.remedies.next"), href: at(page + 1) }}
        />
      )}
    </ClientMessages>
  );
}
