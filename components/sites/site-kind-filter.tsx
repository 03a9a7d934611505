import { Chip } from "@/components/ui/chip";
import { translator } from "@/lib/i18n/server";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

type SiteKindFilterProps = { base: string; kind: SiteKind | null; byKind: Record<SiteKind, number> };

export async function SiteKindFilter({ base, kind, byKind }: SiteKindFilterProps) {
  const t = await translator();
  return (
    <nav aria-label={t("sites.filter")} className="mb-4 flex flex-wrap gap-2 print:hidden">
      {siteKinds
        .filter((each) => byKind[each] > 0 || each === kind)
        .map((each) => (
          <Chip
            key={each}
            href={each === kind ? base : `${base}?kind=${each}`}
            selected={each === kind}
            removeLabel={t("sites.removeFilter")}
          >
            {t("sites.totalKind", { kind: t(`vocabulary.siteKind.${each}`), count: byKind[each] })}
          </Chip>
        ))}
    </nav>
  );
}
