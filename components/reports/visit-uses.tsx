import Link from "next/link";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { filterHref } from "@/lib/findings/filter-address";
import type { FallingClaim } from "@/lib/findings/queries/claim-weight";
import type { Weight } from "@/lib/findings/weight";
import { translator } from "@/lib/i18n/server";
import type { VisitUse } from "@/lib/reports/data/uses";
import { namedTokens } from "@/lib/reports/tokens";
import { titleInOneLine } from "@/lib/reports/title";

type VisitUsesProps = {
  projectId: string;
  visit: { visitedOn: string; site: { id: string } };
  uses: readonly VisitUse[];
  claims: readonly FallingClaim[];
  weight: Weight | null;
};

/** The most supported ones; the others are counted. */
const shownThemes = 12;
const shownClaims = 12;

const linkLook =
  "underline underline-offset-4 pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center";

/** What returning or voiding a visit touches, before it is done: every number and text, each as a link. */
export async function VisitUses({ projectId, visit, uses, claims, weight }: VisitUsesProps) {
  const t = await translator();
  const empty = !weight || weight.entries + weight.figures === 0;
  if (empty && uses.length === 0) return null;
  const findings = `/projects/${projectId}/findings`;
  const day = { site: visit.site.id, from: visit.visitedOn, to: visit.visitedOn };
  const link = (href: string) => {
    const Linked = (chunks: ReactNode) => (
      <Link href={href} className={linkLook}>
        {chunks}
      </Link>
    );
    return Linked;
  };
  const falling = weight?.themes ?? [];
  return (
    <Notice kind="warning" title={t("reports.uses.title")} className="mb-4">
      {weight && !empty && (
        <p>
          {t.rich("reports.uses.weight", {
            ...{ entries: weight.entries, figures: weight.figures },
            e: link(filterHref(`${findings}/entries`, day)),
            f: link(filterHref(`/projects/${projectId}/indicators`, day, {}, { view: "figures" })),
          })}
          {weight.onlyVisit && t("reports.uses.onlyVisit")}
        </p>
      )}
      <ul
        className="mt-1 max-h-[30dvh] list-disc overflow-y-auto ps-5"
        tabIndex={0}
        aria-label={t("reports.uses.list")}
      >
        {falling.slice(0, shownThemes).map(({ id, name, from, to, noMore }) => (
          <li key={id}>
            <Link href={`${findings}/themes/${id}`} className={linkLook}>
              {t("reports.uses.theme", { name, from, to })}
            </Link>
            {noMore && t("reports.uses.noMore", { commonness: t(`findings.themes.${noMore}`) })}
          </li>
        ))}
        {falling.length > shownThemes && <li>{t("reports.uses.others", { count: falling.length - shownThemes })}</li>}
        {claims.slice(0, shownClaims).map(({ id, text, from, to, evidence }) => (
          <li key={id}>
            <Link href={`${findings}/claims/${id}`} className={linkLook}>
              {t("reports.uses.claim", { text })}
            </Link>
            {to < from && t("reports.uses.claimSites", { from, to })}
            {evidence > 0 && t("reports.uses.claimEvidence", { count: evidence })}
          </li>
        ))}
        {claims.length > shownClaims && (
          <li>{t("reports.uses.otherClaims", { count: claims.length - shownClaims })}</li>
        )}
        {uses.map((use, index) => {
          const title = titleInOneLine(namedTokens(use.title));
          const report = `/projects/${projectId}/reports/${use.reportId}`;
          return (
            <li key={index}>
              <Link href={use.issueId ? `${report}/issues/${use.issueId}` : report} className={linkLook}>
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
      {uses.length > 0 && <p className="mt-1">{t("reports.uses.text")}</p>}
    </Notice>
  );
}
