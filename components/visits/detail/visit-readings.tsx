import { VerificationBadge } from "@/components/indicators/verification-badge";
import { PersonalText } from "@/components/visits/detail/personal-text";
import { translator } from "@/lib/i18n/server";
import type { DetailReading } from "@/lib/visits/types";

export async function VisitReadings({ readings, marked }: { readings: DetailReading[]; marked: boolean }) {
  const t = await translator();
  return (
    <div className="mt-3">
      <h3 className="text-sm text-muted">{t("visits.detail.readings")}</h3>
      <ul>
        {readings.map((reading) => (
          <li
            key={reading.id}
            id={`reading-${reading.id}`}
            className="flex scroll-mt-24 flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2 data-target:bg-action-soft"
          >
            <span>
              <PersonalText text={reading.indicator} marked={marked} /> <b className="font-semibold">{reading.value}</b>{" "}
              {reading.unit}
            </span>
            <span className="text-sm text-muted">{t("visits.detail.asOf", { asOf: reading.asOf })}</span>
            <VerificationBadge state={reading.verification} />
            {reading.definition && (
              <span className="text-sm text-muted">
                <PersonalText text={t("visits.detail.definition", { text: reading.definition })} marked={marked} />
              </span>
            )}
            {reading.source && (
              <span className="text-sm text-muted">
                <PersonalText text={t("visits.detail.source", { text: reading.source })} marked={marked} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
