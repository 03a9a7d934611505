import Link from "next/link";
import { ChosenFilters } from "@/components/findings/chosen-filters";
import { PrintedBasis } from "@/components/findings/printed-basis";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { conditions, type FilterNames } from "@/lib/findings/filter-words";
import { translator } from "@/lib/i18n/server";
import { KeptParameters } from "@/components/form/filter-fields";
import { filterHref, without } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";

type EntryFilterProps = {
  projectId: string;
  filter: FindingsFilter;
  names: FilterNames;
  /** Parameters of the page that are not of the filter. */
  extra: Readonly<Record<string, string | undefined>>;
};

/** The search and the active conditions. Each condition can be removed. */
export async function EntryFilter({ projectId, filter, names, extra }: EntryFilterProps) {
  const t = await translator();
  const base = `/projects/${projectId}/findings/entries`;
  const { q, ...others } = filter;
  const chosen = conditions(t, filter, names);
  return (
    <>
      <PrintedBasis filter={filter} names={names} />
      <search className="mb-4 print:hidden">
        <form key={q ?? ""} action={base} aria-label={t("findings.entries.search")} className="flex items-end gap-2">
          <KeptParameters values={{ ...others, ...extra }} />
          <Field
            label={t("findings.entries.searchLabel")}
            hint={t("findings.entries.searchHint")}
            className="min-w-0 max-w-96 grow"
          >
            {(field) => <Input {...field} type="search" name="q" maxLength={100} defaultValue={q} />}
          </Field>
          <SubmitButton className="mb-7 shrink-0">{t("findings.entries.go")}</SubmitButton>
        </form>
        {q && (
          <p className="mt-1">
            <Link
              href={filterHref(`/projects/${projectId}/search`, without(filter, "mark"))}
              prefetch={false}
              className="text-sm touch-link"
            >
              {t("findings.search.everywhere")}
            </Link>
          </p>
        )}
        <ChosenFilters {...{ base, filter, chosen, extra }} className="mt-3" />
      </search>
    </>
  );
}
