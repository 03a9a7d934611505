import { VerificationBadge } from "@/components/indicators/verification-badge";
import { VerifyReading } from "@/components/indicators/verify-reading";
import { formatter, translator } from "@/lib/i18n/server";
import type { LedgerReading } from "@/lib/indicators/types";

type ReadingCheckProps = { projectId: string; reading: LedgerReading; mayVerify: boolean };

/** 核实状态, what the check found, and the button for those who may check. */
export async function ReadingCheck({ projectId, reading, mayVerify }: ReadingCheckProps) {
  const t = await translator();
  const format = await formatter();
  const { check } = reading;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <VerificationBadge state={reading.verification} />
      {mayVerify && <VerifyReading projectId={projectId} reading={reading} />}
      {check && (
        <p className="basis-full text-muted">
          {check.note && <span className="block max-w-64 whitespace-pre-wrap text-ink">{check.note}</span>}
          {t("indicators.readings.checkedBy", {
            name: check.byName,
            at: format.dateTime(new Date(check.at), { dateStyle: "medium" }),
          })}
        </p>
      )}
    </div>
  );
}
