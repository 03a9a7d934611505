import Link from "next/link";
import { conditions } from "@/lib/findings/filter-words";
import { FilterDay, KeptParameters } from "@/components/form/filter-fields";
import { SiteFilter } from "@/components/sites/site-filter";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { translator } from "@/lib/i18n/server";
import { filterHref, without } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { SiteFilterChoices } from "@/lib/sites/data";
import { siteKinds } from "@/lib/vocabulary";

type FilterBarProps = {
  projectId: string;
  /** The page whose filter it is, with its own parameters. */
  base: string;
  extra: Readonly<Record<string, string | undefined>>;
  filter: FindingsFilter;
  sites: SiteFilterChoices;
  maySeeUnapproved: boolean;
};

/** Chips for choices of one press and for active filters; a GET form for the rest. */
export async function FilterBar({ projectId, base, extra, filter, sites, maySeeUnapproved }: FilterBarProps) {
  const t = await translator();
  const href = (changes: Parameters<typeof filterHref>[2]) => filterHref(base, filter, changes, extra);
  const removeLabel = t("findings.filter.remove");
  const names = { site: sites.chosen?.name ?? null, theme: null };
  const chosen = conditions(t, without(filter, "dimension", "theme", "mark", "q", "kind", "unapproved"), names);
  const narrowed = chosen.length > 0 || Boolean(filter.kind ?? filter.unapproved);
  return (
    <search className="mb-3 print:mb-4">
      <div className="flex flex-wrap items-center gap-2">
        {siteKinds.map((kind) => (
          <Chip
            key={kind}
            href={href({ kind: filter.kind === kind ? null : kind })}
            selected={filter.kind === kind}
            removeLabel={removeLabel}
          >
            {t(`vocabulary.siteKind.${kind}`)}
          </Chip>
        ))}
        {maySeeUnapproved && (
          <Chip
            href={href({ unapproved: filter.unapproved ? null : "1" })}
            selected={Boolean(filter.unapproved)}
            removeLabel={removeLabel}
          >
            {t(filter.unapproved === "only" ? "findings.filter.only" : "findings.filter.unapproved")}
          </Chip>
        )}
        {chosen.map(([key, words]) => (
          <Chip key={key} href={href({ [key]: null })} selected removeLabel={removeLabel}>
            {words}
          </Chip>
        ))}
        {narrowed && (
          <Link
            href={href({ kind: null, site: null, from: null, to: null, unapproved: null })}
            className={buttonClass({ variant: "quiet", size: "sm" })}
          >
            {t("findings.filter.clear")}
          </Link>
        )}
      </div>
      <Disclosure
        summary={<span className="text-sm">{t("findings.filter.more")}</span>}
        className="mt-1 border-b-0 print:hidden"
      >
        <form
          method="get"
          key={JSON.stringify(filter)}
          aria-label={t("findings.filter.title")}
          className="flex flex-wrap items-end gap-3"
        >
          <KeptParameters
            values={{
              dimension: filter.dimension,
              kind: filter.kind,
              county: filter.county,
              unapproved: filter.unapproved,
              ...extra,
            }}
          />
          <SiteFilter
            {...{ projectId, sites }}
            label={t("findings.filter.site")}
            className="w-full sm:w-56"
            all={t("findings.filter.allSites")}
            unread={{ said: t("sites.choice.unread"), again: t("sites.choice.again") }}
          />
          <FilterDay
            label={t("findings.filter.from")}
            className="grow basis-32 sm:grow-0 sm:basis-40"
            name="from"
            value={filter.from}
          />
          <FilterDay
            label={t("findings.filter.to")}
            className="grow basis-32 sm:grow-0 sm:basis-40"
            name="to"
            value={filter.to}
          />
          <SubmitButton>{t("findings.filter.apply")}</SubmitButton>
        </form>
      </Disclosure>
    </search>
  );
}
