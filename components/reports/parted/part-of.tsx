import Link from "next/link";
import { translator } from "@/lib/i18n/server";
import { titleInOneLine } from "@/lib/reports/title";
import { namedTokens } from "@/lib/reports/tokens";
import type { ReportRecord } from "@/lib/reports/types";

type PartOfProps = { projectId: string } & Pick<ReportRecord, "places" | "whole">;

/** Above a 分报告: which sites count in it, and its 总报告. */
export async function PartOf({ projectId, places, whole }: PartOfProps) {
  const t = await translator();
  const { county, kind } = places;
  if (county === "" && kind === null) return null;
  const part = kind ? t(`vocabulary.siteKind.${kind}`) : county;
  return (
    <p className="mb-2 text-sm text-muted print:hidden">
      {t("reports.parted.counts", { part })}
      {"　"}
      {whole ? (
        <Link href={`/projects/${projectId}/reports/${whole.id}`} className="text-action underline underline-offset-4">
          {t("reports.parted.of", { title: titleInOneLine(namedTokens(whole.title)) })}
        </Link>
      ) : (
        t("reports.parted.wholeGone")
      )}
    </p>
  );
}
