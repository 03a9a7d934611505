import Link from "next/link";
import type { ReactNode } from "react";
import { StageBadge } from "@/components/reports/stage-badge";
import { formatter, translator } from "@/lib/i18n/server";
import type { IssueSummary } from "@/lib/reports/data/issues";

type IssueListProps = {
  issues: readonly IssueSummary[];
  address: string;
  projectId: string;
  reportId: string;
  /** What can be made of them. */
  children?: ReactNode;
};

const link = "inline-flex items-center text-action underline underline-offset-4 pointer-coarse:min-h-11";

/** What was sent out of a report, the latest first. */
export async function IssueList({ issues, address, projectId, reportId, children }: IssueListProps) {
  const t = await translator();
  const format = await formatter();
  const file = (issueId: string) => `/api/reports/${projectId}/${reportId}/issues/${issueId}`;
  return (
    <section aria-labelledby="issues" className="mb-8 max-w-3xl">
      <h2 id="issues" className="text-lg font-semibold">
        {t("reports.issues.title")}
      </h2>
      <p className="text-muted">{t(issues.length === 0 ? "reports.issues.none" : "reports.issues.hint")}</p>
      <p className="mb-2 text-muted">{issues.length > 0 && t("reports.issues.files")}</p>
      <ol className="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        {issues.map((issue) => (
          <li key={issue.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <StageBadge stage={issue.stage} />
            <span className="grow">
              {t("reports.issues.sent", {
                number: issue.number,
                date: format.dateTime(new Date(issue.issuedAt), { dateStyle: "medium", timeStyle: "short" }),
                name: issue.issuedBy || "—",
              })}
            </span>
            <Link href={`${address}/issues/${issue.id}`} className={link}>
              {t("reports.issues.open")}
            </Link>
            <a href={`${file(issue.id)}?evidence=0`} download className={link}>
              {t("reports.issues.sentFile")}
            </a>
            <a href={file(issue.id)} download className={link}>
              {t("reports.issues.keptFile")}
            </a>
            {issue.fileHash && (
              <span className="basis-full text-xs break-all text-muted">
                {t("reports.issues.hash", { hash: issue.fileHash })}
              </span>
            )}
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}
