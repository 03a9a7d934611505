import Link from "next/link";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import { dimensionKeys } from "@/lib/vocabulary";

type DimensionChoiceProps = {
  /** The page, with its own parameters. */
  base: string;
  extra?: Readonly<Record<string, string | undefined>>;
  filter: FindingsFilter;
};

/** All dimensions, or one of them alone. */
export async function DimensionChoice({ base, extra = {}, filter }: DimensionChoiceProps) {
  const t = await translator();
  const href = (dimension: (typeof dimensionKeys)[number] | null) => filterHref(base, filter, { dimension }, extra);
  const look = (current: boolean) =>
    classNames(
      "inline-flex min-h-9 items-center gap-1.5 rounded-md border px-2.5 text-sm no-underline hover:border-action max-sm:px-1.5 pointer-coarse:min-h-11",
      current ? "border-ink bg-surface font-semibold" : "border-transparent",
    );
  return (
    <nav aria-label={t("findings.views.dimensions")} className="mb-5 flex flex-wrap gap-1 print:hidden">
      <Link
        href={href(null)}
        scroll={false}
        aria-current={filter.dimension ? undefined : "page"}
        className={look(!filter.dimension)}
      >
        {t("findings.views.all")}
      </Link>
      {dimensionKeys.map((key) => (
        <Link
          key={key}
          href={href(key)}
          scroll={false}
          aria-current={filter.dimension === key ? "page" : undefined}
          className={look(filter.dimension === key)}
        >
          <DimensionLabel
            dimension={key}
            label={<span className="text-ink">{t(`vocabulary.dimension.${key}`)}</span>}
            size="sm"
            className="max-sm:hidden"
          />
          <DimensionLabel
            dimension={key}
            label={<span className="text-ink">{t(`vocabulary.dimensionShort.${key}`)}</span>}
            size="sm"
            className="sm:hidden"
          />
        </Link>
      ))}
    </nav>
  );
}
