"use client";

import { useFormatter, useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { FollowUpLink } from "@/components/followups/follow-up-link";
import { VerifyFigure } from "@/components/indicators/verify-figure";
import { verificationLooks } from "@/components/visits/verification-looks";
import type { LedgerFigure } from "@/lib/indicators/types";

type FigureCheckProps = { projectId: string; figure: LedgerFigure; mayVerify: boolean; mayAsk: boolean };

/** 核实状态, what the check found, the button for people who may check, and 补访 where the figure is in doubt. */
export function FigureCheck({ projectId, figure, mayVerify, mayAsk }: FigureCheckProps) {
  const t = useTranslations();
  const format = useFormatter();
  const { check, site, indicator } = figure;
  const inDoubt = figure.verification === "disputed" || figure.conflicting;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge {...verificationLooks[figure.verification]}>{t(`vocabulary.verification.${figure.verification}`)}</Badge>
      {mayVerify && <VerifyFigure projectId={projectId} figure={figure} />}
      {mayAsk && inDoubt && (
        <FollowUpLink
          projectId={projectId}
          siteId={site.id}
          origin={{ kind: "figure", id: indicator.id }}
          about={`${site.name} ${indicator.name}`}
        />
      )}
      {check && (
        <p className="basis-full text-muted">
          {check.note && <span className="block max-w-64 whitespace-pre-wrap text-ink">{check.note}</span>}
          {t("indicators.figures.checkedBy", {
            name: check.byName,
            at: format.dateTime(new Date(check.at), { dateStyle: "medium" }),
          })}
        </p>
      )}
    </div>
  );
}
