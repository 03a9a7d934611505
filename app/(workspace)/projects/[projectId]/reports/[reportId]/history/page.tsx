import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { IssueList } from "@/components/reports/issue-list";
import { RedlineForm } from "@/components/reports/redline-form";
import { ComparedParts, MomentsForm } from "@/components/reports/report-comparison";
import { ReportHistory } from "@/components/reports/report-history";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { translator } from "@/lib/i18n/server";
import { loadReportHistory } from "@/lib/reports/loaders";
import { namedTokens } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";

type HistoryPageProps = {
  params: Promise<{ projectId: string; reportId: string }>;
  searchParams: Promise<Partial<Record<"page" | "from" | "to", string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("reports.history.title") };
}

export default async function ReportHistoryPage({ params, searchParams }: HistoryPageProps) {
  const { projectId, reportId } = await params;
  const loaded = await loadReportHistory(projectId, reportId, await searchParams);
  const { record, issues, steps, moments, comparison, page, pages, mayLook, mayRestore } = loaded;
  const t = await translator();
  const address = `/projects/${projectId}/reports/${record.id}`;
  const target = { projectId, reportId: record.id };
  const at = (to: number) => (to >= 1 && to <= pages ? `${address}/history?page=${to}` : undefined);
  return (
    <ClientMessages nouns={["reports", "vocabulary", "errors"]}>
      <PageHeader
        title={t("reports.history.title")}
        context={titleInOneLine(namedTokens(record.draft.title))}
        back={{ href: address, label: t("reports.history.back") }}
        actions={
          mayLook && (
            <Link href={`${address}/opinions`} className={buttonClass()}>
              {t("reports.opinions.link")}
            </Link>
          )
        }
      />
      <IssueList issues={issues} address={address} projectId={projectId} reportId={record.id}>
        {issues.length > 0 && <RedlineForm issues={issues} projectId={projectId} reportId={record.id} />}
      </IssueList>
      {mayLook && (
        <section aria-labelledby="changes" className="max-w-3xl">
          <h2 id="changes" className="mb-2 text-lg font-semibold">
            {t("reports.history.steps")}
          </h2>
          {moments.length > 1 && <MomentsForm {...{ moments, comparison }} address={`${address}/history`} />}
          {/* One list at a time: what two moments differ in, or step by step. */}
          {comparison ? (
            <ComparedParts {...{ comparison, target, mayRestore }} back={`${address}/history`} />
          ) : (
            <ReportHistory {...{ steps, target, mayRestore }} />
          )}
          {!comparison && pages > 1 && (
            <Pagination
              label={t("reports.history.pages")}
              position={t("reports.history.position", { page, pages })}
              previous={{ label: t("reports.history.previous"), href: at(page - 1) }}
              next={{ label: t("reports.history.next"), href: at(page + 1) }}
            />
          )}
        </section>
      )}
    </ClientMessages>
  );
}
