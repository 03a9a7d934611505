import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { translator, type Translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { FilterKey } from "@/lib/findings/schema";
import type { FindingsFilter } from "@/lib/findings/schema";

export interface FilterNames {
  site: string | null;
  theme: string | null;
}

/** Each condition of the filter, in words. */
function conditions(t: Translator, filter: FindingsFilter, names: FilterNames): [FilterKey, string][] {
  const gone = t("findings.filter.gone");
  const list: [FilterKey, string][] = [];
  if (filter.dimension) list.push(["dimension", t("findings.filter.dimension", { name: t(`vocabulary.dimension.${filter.dimension}`) })]);
  if (filter.theme === "none") list.push(["theme", t("findings.filter.noTheme")]);
  else if (filter.theme) list.push(["theme", t("findings.filter.themeOf", { name: names.theme ?? gone })]);
  if (filter.site) list.push(["site", t("findings.filter.siteOf", { name: names.site ?? gone })]);
  if (filter.kind) list.push(["kind", t("findings.filter.kindOf", { name: t(`vocabulary.siteKind.${filter.kind}`) })]);
  if (filter.from) list.push(["from", t("findings.filter.fromOf", { day: filter.from })]);
  if (filter.to) list.push(["to", t("findings.filter.toOf", { day: filter.to })]);
  if (filter.mark) list.push(["mark", t("findings.filter.markOf", { name: t(`vocabulary.dimensionMark.${filter.mark}`) })]);
  if (filter.unapproved) list.push(["unapproved", t(filter.unapproved === "only" ? "findings.filter.only" : "findings.filter.unapproved")]);
  if (filter.q) list.push(["q", t("findings.filter.q", { q: filter.q })]);
  return list;
}

type EntryFilterProps = { projectId: string; filter: FindingsFilter; names: FilterNames };

/** The search, and what the list is narrowed by: each condition can be taken off. */
export async function EntryFilter({ projectId, filter, names }: EntryFilterProps) {
  const t = await translator();
  const base = `/projects/${projectId}/findings/entries`;
  const { q, ...others } = filter;
  const chosen = conditions(t, filter, names);
  return (
    <search className="mb-4 print:hidden">
      <form key={q ?? ""} action={base} aria-label={t("findings.entries.search")} className="flex items-end gap-2">
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field label={t("findings.entries.searchLabel")} hint={t("findings.entries.searchHint")} className="w-full max-w-96">
          {(field) => <Input {...field} type="search" name="q" maxLength={100} defaultValue={q} />}
        </Field>
        <Button type="submit" className="mb-7">
          {t("findings.entries.go")}
        </Button>
      </form>
      {chosen.length > 0 && (
        <ul aria-label={t("findings.filter.chosen")} className="mt-3 flex flex-wrap gap-2">
          {chosen.map(([key, words]) => (
            <li key={key}>
              <Chip href={filterHref(base, filter, { [key]: null })} selected removeLabel={t("findings.filter.remove")}>
                {words}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
