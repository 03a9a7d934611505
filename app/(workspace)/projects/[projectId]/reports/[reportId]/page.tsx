import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { ReportReader } from "@/components/reports/report-reader";
import { ReportWorkspace } from "@/components/reports/report-workspace";
import { formatter, translator } from "@/lib/i18n/server";
import { labelStrings, tokenWords } from "@/lib/reports/document-words";
import { loadReport } from "@/lib/reports/loaders";
import { packCounts } from "@/lib/reports/packed-counts";

type ReportPageProps = { params: Promise<{ projectId: string; reportId: string }> };

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { projectId, reportId } = await params;
  return { title: (await loadReport(projectId, reportId)).model.title };
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { projectId, reportId } = await params;
  const { userId, record, model, shown, counts, mayEdit, mayFinalise, mayDelete } = await loadReport(
    projectId,
    reportId,
  );
  const t = await translator();
  const format = await formatter();
  const { id, version, frozenAt } = record;
  const own = { projectId, labelStrings, mayFinalise };
  const frozen =
    frozenAt && t("reports.stage.frozen", { date: format.dateTime(new Date(frozenAt), { dateStyle: "long" }) });
  return (
    <ClientMessages nouns={["reports", "vocabulary", "errors"]}>
      {mayEdit && !frozen ? (
        <ReportWorkspace
          {...own}
          {...{ userId, record, mayDelete }}
          packedCounts={packCounts(counts)}
          words={tokenWords}
        />
      ) : (
        <ReportReader
          {...own}
          reportId={id}
          version={version}
          model={model}
          shown={shown}
          notice={frozen || t("reports.readOnly.viewer")}
        />
      )}
    </ClientMessages>
  );
}
