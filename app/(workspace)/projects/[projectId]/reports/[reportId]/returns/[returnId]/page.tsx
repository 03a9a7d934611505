import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { ReturnReview } from "@/components/reports/returned/return-review";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatter, translator } from "@/lib/i18n/server";
import { loadReturn } from "@/lib/reports/loaders";

type ReturnPageProps = { params: Promise<{ projectId: string; reportId: string; returnId: string }> };

export async function generateMetadata({ params }: ReturnPageProps): Promise<Metadata> {
  const { projectId, reportId, returnId } = await params;
  const { returned } = await loadReturn(projectId, reportId, returnId);
  return { title: (await translator())("reports.returned.page.title", { name: returned.fileName }) };
}

/** 改稿回读: what a returned Word file says differently, to be taken over piece by piece. */
export default async function ReturnPage({ params }: ReturnPageProps) {
  const { projectId, reportId, returnId } = await params;
  const { returned, today, draft, version, frozen, mayTake } = await loadReturn(projectId, reportId, returnId);
  const t = await translator();
  const format = await formatter();
  const { fileName, returnedAt, returnedBy, number, issueId } = returned;
  const date = format.dateTime(new Date(returnedAt), { dateStyle: "long", timeStyle: "short" });
  return (
    <ClientMessages nouns={["reports", "errors"]}>
      <PageHeader
        title={t("reports.returned.page.title", { name: fileName })}
        context={t("reports.returned.page.context", { number, date, person: returnedBy || "—" })}
        back={{
          href: `/projects/${projectId}/reports/${reportId}/issues/${issueId}`,
          label: t("reports.returned.page.back", { number }),
        }}
        actions={
          <a href={`/api/reports/${projectId}/${reportId}/returns/${returnId}`} download className={buttonClass()}>
            <Icon name="download" />
            {t("reports.returned.page.download")}
          </a>
        }
      />
      {frozen && (
        <Notice kind="warning" className="mb-4">
          {t("reports.returned.page.frozen")}
        </Notice>
      )}
      <ReturnReview
        {...{ returned, today, draft }}
        target={{ projectId, reportId, returnId, version }}
        mayTake={mayTake}
      />
      <p className="mt-6 text-xs break-all text-muted">
        {t("reports.returned.page.hash", { hash: returned.fileHash })}
      </p>
    </ClientMessages>
  );
}
