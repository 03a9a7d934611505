"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { SendFile } from "@/components/reports/send-file";

type ReadCorrectedProps = { projectId: string; visitId: string; mostBytes: number };

/** Sends minutes that a township corrected, and shows what they say differently. */
export function ReadCorrected({ projectId, visitId, mostBytes }: ReadCorrectedProps) {
  const t = useTranslations("corrections.list");
  const router = useRouter();
  return (
    <SendFile
      address={`/api/visits/${projectId}/${visitId}/corrections`}
      accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      mostBytes={mostBytes}
      words={{ hint: t("hint", { size: mostBytes / 1_048_576 }), choose: t("choose"), reading: t("reading") }}
      leaves
      onSent={(answer) => {
        // What our own route answers.
        const { correctionId } = answer as { correctionId: string };
        router.push(`/projects/${projectId}/visits/${visitId}/corrections/${correctionId}`);
      }}
    />
  );
}
