import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { filterHref } from "@/lib/findings/filter-address";
import type { conditions } from "@/lib/findings/filter-words";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type ChosenFiltersProps = {
  /** The page's address without its parameters. */
  base: string;
  filter: FindingsFilter;
  /** Those of the filter's conditions that have a chip. */
  chosen: ReturnType<typeof conditions>;
  /** Parameters of the page that are not of the filter. */
  extra: Readonly<Record<string, string | undefined>>;
  className?: string;
};

/** The conditions in force, each with a press that removes it. Nothing where there is none. */
export async function ChosenFilters({ base, filter, chosen, extra, className }: ChosenFiltersProps) {
  if (chosen.length === 0) return null;
  const t = await translator();
  return (
    <ul aria-label={t("findings.filter.chosen")} className={classNames("flex flex-wrap gap-2", className)}>
      {chosen.map(([key, words]) => (
        <li key={key}>
          <Chip
            href={filterHref(base, filter, { [key]: null }, extra)}
            selected
            removeLabel={t("findings.filter.remove")}
          >
            {words}
          </Chip>
        </li>
      ))}
    </ul>
  );
}
