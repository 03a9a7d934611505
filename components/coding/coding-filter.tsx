import { SiteFilter } from "@/components/sites/site-filter";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { translator } from "@/lib/i18n/server";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { SiteFilterChoices } from "@/lib/sites/data";

type CodingFilterProps = {
  projectId: string;
  filter: FindingsFilter;
  sites: SiteFilterChoices;
  maySeeUnapproved: boolean;
};

export async function CodingFilter({ projectId, filter, sites, maySeeUnapproved }: CodingFilterProps) {
  const t = await translator();
  const base = `/projects/${projectId}/codebook`;
  const { q: _q, site: _site, ...others } = filter;
  const uncoded = filter.theme === "none";
  const removeLabel = t("codebook.filter.remove");
  return (
    <search className="mb-4 flex flex-col gap-3 print:hidden">
      <div className="flex flex-wrap gap-2">
        <Chip
          href={filterHref(base, filter, { theme: uncoded ? null : "none" })}
          selected={uncoded}
          removeLabel={removeLabel}
        >
          {t("codebook.tree.uncoded")}
        </Chip>
        {maySeeUnapproved && (
          <Chip
            href={filterHref(base, filter, { unapproved: filter.unapproved ? null : "1" })}
            selected={Boolean(filter.unapproved)}
            removeLabel={removeLabel}
          >
            {t("codebook.filter.unapproved")}
          </Chip>
        )}
        {Object.keys(filter).length > 0 && <Chip href={base}>{t("codebook.filter.clear")}</Chip>}
      </div>
      <form method="get" key={JSON.stringify(filter)} className="flex flex-wrap items-end gap-3">
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field label={t("codebook.filter.search")} className="min-w-0 grow basis-48 sm:max-w-72">
          {(field) => <Input {...field} type="search" name="q" maxLength={100} defaultValue={filter.q} />}
        </Field>
        <SiteFilter
          {...{ projectId, sites }}
          label={t("codebook.filter.site")}
          className="min-w-0 grow basis-40 sm:max-w-56"
          all={t("codebook.filter.allSites")}
          unread={{ said: t("sites.choice.unread"), again: t("sites.choice.again") }}
        />
        <SubmitButton>{t("codebook.filter.go")}</SubmitButton>
      </form>
    </search>
  );
}
