import { Notice } from "@/components/ui/notice";
import { formatter, translator } from "@/lib/i18n/server";
import { personalSummary, type PersonalPlace } from "@/lib/visits/personal-fields";
import type { VisitDetail } from "@/lib/visits/types";

/** Lists for the team what looks like personal data in a visit, with links to it. It never blocks anything. */
export async function PersonalNotice({ visit }: { visit: VisitDetail }) {
  const { count, kinds, places } = personalSummary(visit);
  if (count === 0) return null;
  const t = await translator();
  const format = await formatter();
  const nameOf = (place: PersonalPlace) => {
    if (place.part === "basic") return t("privacy.detail.basic");
    const { dimension } = place;
    return place.part === "entry"
      ? t("privacy.detail.entry", { dimension, number: place.number })
      : t("privacy.detail.figures", { dimension });
  };
  const counted = kinds.map(({ kind, count: of }) =>
    t("privacy.detail.kindCount", { kind: t(`privacy.kind.${kind}`), count: of }),
  );
  return (
    <Notice kind="warning" className="mb-6 print:hidden" title={t("privacy.detail.title", { count })}>
      <p>{t("privacy.detail.text", { kinds: format.list(counted) })}</p>
      <p className="flex flex-wrap gap-x-3">
        <span>{t("privacy.detail.at")}</span>
        {places.map((place, index) => (
          <a
            key={index}
            href={place.part === "basic" ? "#visit-facts" : `#${place.part}-${place.id}`}
            className="touch-link"
          >
            {nameOf(place)}
          </a>
        ))}
      </p>
    </Notice>
  );
}
