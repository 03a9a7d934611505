import { conditions, type FilterNames } from "@/lib/findings/filter-words";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type PrintedBasisProps = { filter: FindingsFilter; names: FilterNames; more?: readonly string[] };

/** On paper there is no filter to look at: by which one the page was made, what counts in it and what does not. */
export async function PrintedBasis({ filter, names, more = [] }: PrintedBasisProps) {
  const t = await translator();
  const chosen = [...conditions(t, filter, names).map(([, words]) => words), ...more];
  return (
    <p className="mb-4 hidden text-sm print:block">
      {chosen.length > 0 ? t("findings.said.filter", { conditions: chosen.join("；") }) : t("findings.said.noFilter")}
      {t(`findings.printed.${filter.unapproved ?? "approved"}`)}
    </p>
  );
}
