import { Chip } from "@/components/ui/chip";
import { translator } from "@/lib/i18n/server";
import { siteListHref, type AskedSites } from "@/lib/sites/site-page";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

type SiteKindFilterProps = { base: string; asked: AskedSites; byKind: Record<SiteKind, number> };

export async function SiteKindFilter({ base, asked, byKind }: SiteKindFilterProps) {
  const t = await translator();
  const { kind } = asked;
  return (
    <nav aria-label={t("sites.filter")} className="mb-4 flex flex-wrap gap-2 print:hidden">
      {siteKinds
        .filter((each) => byKind[each] > 0 || each === kind)
        .map((each) => (
          <Chip
            key={each}
            href={siteListHref(base, { ...asked, kind: each === kind ? null : each, page: 1 })}
            selected={each === kind}
            removeLabel={t("sites.removeFilter")}
          >
            {t("sites.totalKind", { kind: t(`vocabulary.siteKind.${each}`), count: byKind[each] })}
          </Chip>
        ))}
    </nav>
  );
}
