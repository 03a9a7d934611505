import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { DriftList } from "@/components/reports/drift-list";
import { IssuedPaper } from "@/components/reports/issued-paper";
import { OutwardIssue } from "@/components/reports/outward-issue";
import { ReturnList } from "@/components/reports/returned/return-list";
import { StageBadge } from "@/components/reports/stage-badge";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { formatter, translator } from "@/lib/i18n/server";
import { labelStrings } from "@/lib/reports/document-words";
import { loadIssue } from "@/lib/reports/loaders";

type IssuePageProps = { params: Promise<{ projectId: string; reportId: string; issueId: string }> };

export async function generateMetadata({ params }: IssuePageProps): Promise<Metadata> {
  const { projectId, reportId, issueId } = await params;
  return { title: (await loadIssue(projectId, reportId, issueId)).issue.title };
}

/** A report as it was sent out, to read, and what is different in it since. */
export default async function IssuePage({ params }: IssuePageProps) {
  const { projectId, reportId, issueId } = await params;
  const { issue, drift, returns, mayLook, mayEdit } = await loadIssue(projectId, reportId, issueId);
  const t = await translator();
  const format = await formatter();
  const file = `/api/reports/${projectId}/${reportId}/issues/${issueId}`;
  const date = format.dateTime(new Date(issue.issuedAt), { dateStyle: "long", timeStyle: "short" });
  return (
    <ClientMessages nouns={["reports", "vocabulary", "errors"]}>
      <PageHeader
        title={issue.title}
        mark={<StageBadge stage={issue.stage} />}
        context={t("reports.issues.sent", { number: issue.number, date, name: issue.issuedBy || "—" })}
        back={{ href: `/projects/${projectId}/reports/${reportId}/history`, label: t("reports.history.title") }}
        actions={
          <>
            <OutwardIssue {...{ projectId, reportId, issueId }} />
            <a href={file} download className={buttonClass({})}>
              <Icon name="download" />
              {t("reports.issues.keptFile")}
            </a>
            <a href={`${file}?evidence=0`} download className={buttonClass({ variant: "primary" })}>
              <Icon name="download" />
              {t("reports.issues.sentFile")}
            </a>
          </>
        }
      />
      <p className="mb-4 max-w-measure text-sm text-muted">{t("reports.issues.files")}</p>
      <DriftList drift={drift} />
      {mayLook && <ReturnList returns={returns} {...{ projectId, reportId, issueId }} mayReadIn={mayEdit} />}
      <IssuedPaper projectId={projectId} model={issue.model} labelStrings={labelStrings} />
    </ClientMessages>
  );
}
