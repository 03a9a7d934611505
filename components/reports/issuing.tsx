import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ReportStage } from "@/lib/vocabulary";

/** Before a report is sent out: how many of its warnings nobody has dealt with. It keeps nobody from sending it. */
export function OpenChecks({ count }: { count: number }) {
  const t = useTranslations("reports");
  return <p>{count === 0 ? t("export.noWarnings") : t("stage.openChecks", { count })}</p>;
}

type IssuedNoteProps = { projectId: string; reportId: string; number: number; stage: ReportStage };

/** After it was sent out: that it is stored, and where. */
export function IssuedNote({ projectId, reportId, number, stage }: IssuedNoteProps) {
  const t = useTranslations("reports.stage");
  const names = useTranslations("vocabulary.reportStage");
  return t.rich("issued", {
    number,
    stage: names(stage),
    link: (words) => (
      <Link
        href={`/projects/${projectId}/reports/${reportId}/history`}
        className="text-action underline underline-offset-4"
      >
        {words}
      </Link>
    ),
  });
}
