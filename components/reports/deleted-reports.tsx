"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { undeleteReport } from "@/lib/reports/actions";
import type { ReportSummary } from "@/lib/reports/types";
import { namedTokens } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";

type DeletedReportsProps = { projectId: string; reports: readonly ReportSummary[] };

/** Reports that were deleted in the last 30 days, to bring back. */
export function DeletedReports({ projectId, reports }: DeletedReportsProps) {
  const t = useTranslations("reports.deleted");
  if (reports.length === 0) return null;
  return (
    <Disclosure className="mt-8 border-t print:hidden" summary={t("title", { count: reports.length })}>
      <p className="text-sm text-muted">{t("text")}</p>
      <ul className="divide-y divide-line">
        {reports.map((report) => (
          <DeletedRow key={report.id} projectId={projectId} report={report} />
        ))}
      </ul>
    </Disclosure>
  );
}

function DeletedRow({ projectId, report }: { projectId: string; report: ReportSummary }) {
  const t = useTranslations("reports.deleted");
  const format = useFormatter();
  const router = useRouter();
  const { send, pending, refusal } = useAction(undeleteReport);
  const restore = async () => {
    if ((await send({ projectId, reportId: report.id })).ok) router.refresh();
  };
  const title = titleInOneLine(namedTokens(report.title));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="grow">{title}</span>
      {report.deletedAt && (
        <time dateTime={report.deletedAt} className="text-sm text-muted">
          {t("when", {
            date: format.dateTime(new Date(report.deletedAt), { dateStyle: "medium", timeStyle: "short" }),
          })}
        </time>
      )}
      <Button size="sm" aria-label={t("restoreLabel", { title })} pending={pending} onClick={() => void restore()}>
        {t("restore")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </li>
  );
}
