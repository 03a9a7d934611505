import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";
import type { VisitUse } from "@/lib/reports/data/uses";
import { namedTokens } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";

type VisitUsesProps = { projectId: string; uses: readonly VisitUse[] };

/** What returning or voiding a visit touches, before it is done. */
export async function VisitUses({ projectId, uses }: VisitUsesProps) {
  const t = await translator();
  if (uses.length === 0) return null;
  return (
    <Notice kind="warning" title={t("reports.uses.title", { count: uses.length })} className="mb-4">
      <p>{t("reports.uses.text")}</p>
      <ul
        className="mt-1 max-h-[30dvh] list-disc overflow-y-auto ps-5"
        tabIndex={0}
        aria-label={t("reports.uses.list")}
      >
        {uses.map((use, index) => {
          const title = titleInOneLine(namedTokens(use.title));
          const report = `/projects/${projectId}/reports/${use.reportId}`;
          return (
            <li key={index}>
              <Link
                href={use.issueId ? `${report}/issues/${use.issueId}` : report}
                className="underline underline-offset-4"
              >
                {use.kind === "issue"
                  ? t("reports.uses.issue", {
                      title,
                      stage: t(`vocabulary.reportStage.${use.stage}`),
                      number: use.number ?? 0,
                    })
                  : t("reports.uses.point", { title, lead: namedTokens(use.lead) || t("reports.editor.untitled") })}
              </Link>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
