import { Badge } from "@/components/ui/badge";
import { VerificationBadge } from "@/components/visits/verification-badge";
import { PersonalText } from "@/components/visits/detail/personal-text";
import { translator } from "@/lib/i18n/server";
import type { DetailDimension } from "@/lib/visits/types";

type VisitFiguresProps = Pick<DetailDimension, "figures" | "waiting"> & { marked: boolean };

export async function VisitFigures({ figures, waiting, marked }: VisitFiguresProps) {
  const t = await translator();
  return (
    <div className="mt-3">
      <h3 className="text-sm text-muted">{t("visits.detail.figures")}</h3>
      <ul>
        {figures.map((figure) => (
          <li
            key={figure.id}
            id={`figure-${figure.id}`}
            className="flex scroll-mt-24 flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2 data-target:bg-action-soft"
          >
            <span>
              <PersonalText text={figure.indicator} marked={marked} /> <b className="font-semibold">{figure.value}</b>{" "}
              {figure.unit}
            </span>
            <span className="text-sm text-muted">{t("visits.detail.asOf", { asOf: figure.asOf })}</span>
            <VerificationBadge state={figure.verification} />
            {figure.definition && (
              <span className="text-sm text-muted">
                <PersonalText text={t("visits.detail.definition", { text: figure.definition })} marked={marked} />
              </span>
            )}
            {figure.source && (
              <span className="text-sm text-muted">
                <PersonalText text={t("visits.detail.source", { text: figure.source })} marked={marked} />
              </span>
            )}
          </li>
        ))}
        {waiting.map(({ id, text }) => (
          <li
            key={id}
            id={`figure-${id}`}
            className="flex scroll-mt-24 flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2"
          >
            <PersonalText text={text} marked={marked} />
            <Badge tone="amber" glyph="○">
              {t("visits.detail.waiting")}
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
