import type { ReactNode } from "react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { VoidVisit } from "@/components/visits/detail/void-visit";
import { WithdrawVisit } from "@/components/visits/detail/withdraw-visit";
import { VisitStateBadge } from "@/components/visits/visit-state-badge";
import { translator } from "@/lib/i18n/server";
import type { VisitDetail } from "@/lib/visits/types";

type VisitHeaderProps = {
  projectId: string;
  visit: VisitDetail;
  mayEdit: boolean;
  mayWithdraw: boolean;
  mayVoid: boolean;
  mayReadReview: boolean;
  /** What voiding it would touch. */
  uses: ReactNode;
};

export async function VisitHeader(props: VisitHeaderProps) {
  const { projectId, visit, mayEdit, mayWithdraw, mayVoid, mayReadReview, uses } = props;
  const t = await translator();
  const own = `/projects/${projectId}/visits/${visit.id}`;
  const title = t("visits.detail.titleOf", {
    site: visit.site.name,
    method: t(`vocabulary.visitMethod.${visit.method}`),
  });
  return (
    <>
      <PageHeader
        title={title}
        mark={
          // Gets the focus after a decision, so that a screen reader reads the new state.
          <span id="visit-state" role="status" tabIndex={-1}>
            <VisitStateBadge state={visit.state} />
          </span>
        }
        back={{ href: `/projects/${projectId}/visits`, label: t("visits.detail.back") }}
        actions={
          <>
            {mayVoid && (
              <VoidVisit
                reviewed={{ projectId, visitId: visit.id, version: visit.version, state: visit.state }}
                uses={uses}
              />
            )}
            <Link href={`/projects/${projectId}/sites/${visit.site.id}`} className={buttonClass({ variant: "quiet" })}>
              <Icon name="place" />
              {t("profiles.open")}
            </Link>
            <Link href={`${own}/minutes`} className={buttonClass({ variant: "quiet" })}>
              <Icon name="report" />
              {t("visits.detail.minutes")}
            </Link>
            <PrintButton variant="quiet" label={t("visits.detail.print")} />
            {mayReadReview && (
              <Link href={`${own}/history`} className={buttonClass({ variant: "quiet" })}>
                <Icon name="clock" />
                {t("visits.detail.history")}
              </Link>
            )}
            {mayWithdraw && <WithdrawVisit {...{ projectId, visitId: visit.id, version: visit.version }} />}
            {mayEdit && (
              <Link href={`${own}/edit`} className={buttonClass({ variant: "primary" })}>
                <Icon name="edit" />
                {t(visit.state === "draft" ? "visits.detail.continue" : "visits.detail.edit")}
              </Link>
            )}
          </>
        }
      />
      {visit.state === "voided" && (
        <Notice kind="warning" className="mb-6" title={t("visits.detail.voided")}>
          {visit.voidReason && t("visits.detail.voidReason", { reason: visit.voidReason })}
        </Notice>
      )}
    </>
  );
}
