import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { PartOf } from "@/components/reports/parted/part-of";
import { ReportReader } from "@/components/reports/report-reader";
import { ReportWorkspace } from "@/components/reports/report-workspace";
import { StaysWhileOpen } from "@/components/reports/stays-while-open";
import { workingCopyAddress } from "@/lib/reports/working-copy-address";
import { formatter, translator } from "@/lib/i18n/server";
import { labelStrings, tokenWords } from "@/lib/reports/document-words";
import { loadReport } from "@/lib/reports/loaders";

type ReportPageProps = { params: Promise<{ projectId: string; reportId: string }> };

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { projectId, reportId } = await params;
  return { title: (await loadReport(projectId, reportId)).title };
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { projectId, reportId } = await params;
  const { userId, record, sketch, reading, mayFinalise, mayDelete } = await loadReport(projectId, reportId);
  const t = await translator();
  const format = await formatter();
  const { id, version, frozenAt } = record;
  const own = { projectId, labelStrings, words: tokenWords, mayFinalise };
  const frozen =
    frozenAt && t("reports.stage.frozen", { date: format.dateTime(new Date(frozenAt), { dateStyle: "long" }) });
  return (
    <ClientMessages nouns={["reports", "findings.silence", "vocabulary", "errors"]}>
      <PartOf {...{ projectId, places: record.places, whole: record.whole }} />
      <StaysWhileOpen of={sketch ? "editor" : "reader"}>
        {sketch ? (
          <>
            {/* Read while the scripts are still on their way. */}
            <link rel="preload" as="fetch" crossOrigin="anonymous" href={workingCopyAddress(projectId, id)} />
            <ReportWorkspace {...own} {...{ userId, sketch, mayDelete }} />
          </>
        ) : (
          <ReportReader
            {...own}
            {...reading}
            reportId={id}
            version={version}
            notice={frozen || t("reports.readOnly.viewer")}
          />
        )}
      </StaysWhileOpen>
    </ClientMessages>
  );
}
