import { VerificationBadge } from "@/components/visits/verification-badge";
import { VerifyFigure } from "@/components/indicators/verify-figure";
import { formatter, translator } from "@/lib/i18n/server";
import type { LedgerFigure } from "@/lib/indicators/types";

type FigureCheckProps = { projectId: string; figure: LedgerFigure; mayVerify: boolean };

/** 核实状态, what the check found, and the button for people who may check. */
export async function FigureCheck({ projectId, figure, mayVerify }: FigureCheckProps) {
  const t = await translator();
  const format = await formatter();
  const { check } = figure;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <VerificationBadge state={figure.verification} />
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
