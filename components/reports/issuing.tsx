import Link from "next/link";
import { useTranslations } from "use-intl";
import { AnsweredList } from "@/components/reports/answered-list";
import { CountBase } from "@/components/reports/count-base";
import { MissingOfficeNote } from "@/components/reports/missing-office-note";
import { MovedNote } from "@/components/reports/moved-list";
import type { OfficeLine } from "@/lib/reports/missing-office";
import type { Moved } from "@/lib/reports/moved-numbers";
import type { WarningPlace } from "@/lib/reports/warnings";
import type { AnsweredWarning } from "@/lib/reports/settle-advice";
import type { SitesBase } from "@/lib/reports/types";
import type { ReportStage } from "@/lib/vocabulary";

export interface Checks {
  /** How many warnings nobody has dealt with. */
  open: number;
  answered: readonly AnsweredWarning[];
  moved: Moved;
  base: SitesBase;
  /** Lines of an office that it lacks. */
  missing: readonly OfficeLine[];
  placeName: (place: WarningPlace) => string;
}

/** Before a report is sent out: what is open in it, and what was answered. It keeps nobody from sending it. */
export function OpenChecks({ open, answered, moved, base, missing, placeName }: Checks) {
  const t = useTranslations("reports");
  return (
    <>
      <p>{open === 0 ? t("export.noWarnings") : t("stage.openChecks", { count: open })}</p>
      <MissingOfficeNote missing={missing} />
      <CountBase base={base} className="text-sm text-muted" />
      <MovedNote {...moved} placeName={placeName} />
      <AnsweredList {...{ answered, placeName }} />
    </>
  );
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
