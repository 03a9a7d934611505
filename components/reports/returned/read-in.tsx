"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { SendFile } from "@/components/reports/send-file";

type ReadInProps = { projectId: string; reportId: string; issueId: string; mostBytes: number };

/** Sends a returned Word file, and shows what it says differently. */
export function ReadIn({ projectId, reportId, issueId, mostBytes }: ReadInProps) {
  const t = useTranslations("reports.returned");
  const router = useRouter();
  return (
    <SendFile
      address={`/api/reports/${projectId}/${reportId}/issues/${issueId}/returns`}
      accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      mostBytes={mostBytes}
      words={{ hint: t("hint", { size: mostBytes / 1_048_576 }), choose: t("choose"), reading: t("reading") }}
      leaves
      onSent={(answer) => {
        // What our own route answers.
        const { returnId } = answer as { returnId: string };
        router.push(`/projects/${projectId}/reports/${reportId}/returns/${returnId}`);
      }}
    />
  );
}
