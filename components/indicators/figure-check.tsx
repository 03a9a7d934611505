"use client";

import { useFormatter, useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { VerifyFigure } from "@/components/indicators/verify-figure";
import { verificationLooks } from "@/components/visits/verification-looks";
import type { LedgerFigure } from "@/lib/indicators/types";

type FigureCheckProps = { projectId: string; figure: LedgerFigure; mayVerify: boolean };

/** 核实状态, what the check found, and the button for people who may check. */
export function FigureCheck({ projectId, figure, mayVerify }: FigureCheckProps) {
  const t = useTranslations();
  const format = useFormatter();
  const { check } = figure;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge {...verificationLooks[figure.verification]}>{t(`vocabulary.verification.${figure.verification}`)}</Badge>
      {mayVerify && <VerifyFigure projectId={projectId} figure={figure} />}
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
