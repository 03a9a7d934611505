import Link from "next/link";
import { PrintedBasis } from "@/components/findings/printed-basis";
import { FilterDay, FilterSelect, KeptParameters } from "@/components/form/filter-fields";
import { SiteFilter } from "@/components/sites/site-filter";
import { LedgerChips } from "@/components/indicators/ledger-chips";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { translator } from "@/lib/i18n/server";
import { divides } from "@/lib/indicators/grid/per-base";
import { countedPart, ledgerHref, type LedgerView } from "@/lib/indicators/ledger-address";
import type { Ledger } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { siteKinds } from "@/lib/vocabulary";

type LedgerFilterProps = { projectId: string; filter: LedgerFilter; view: LedgerView; ledger: Ledger };

/** Chips for choices of one press, a GET form for the rest. Works without script. */
export async function LedgerFilterBar({ projectId, filter, view, ledger }: LedgerFilterProps) {
  const t = await translator();
  const { dimension, unapproved, verification, conflict, base } = filter;
  const kept = {
    ...{ dimension, unapproved, verification, conflict },
    ...(view === "figures" && { base }),
    ...(view !== "indicators" && { view }),
  };
  const named = ({ id, name, unit }: { id: string; name: string; unit: string }) => ({
    value: id,
    label: unit ? t("indicators.table.unit", { name, unit }) : name,
  });
  return (
    <>
      <PrintedBasis
        filter={countedPart(filter)}
        names={{ site: ledger.sites.chosen?.name ?? null, theme: null }}
        more={[
          ...(filter.verification ? [t(`vocabulary.verification.${filter.verification}`)] : []),
          ...(filter.conflict ? [t("indicators.names.conflict")] : []),
          ...ledger.names.flatMap(({ id, name }) => (id === filter.indicator ? [name] : [])),
          ...ledger.names.flatMap(({ id, name }) =>
            id === base ? [t("indicators.grid.divided", { base: name })] : [],
          ),
        ]}
      />
      <search className="mb-5 print:hidden">
        <LedgerChips {...{ projectId, filter, ledger }} />
        <form
          method="get"
          key={JSON.stringify(filter)}
          aria-label={t("indicators.filter.title")}
          className="mt-3 flex flex-wrap items-end gap-3"
        >
          <KeptParameters values={kept} />
          {view === "figures" && (
            <FilterSelect
              label={t("indicators.filter.indicator")}
              className="w-full sm:w-56"
              name="indicator"
              value={filter.indicator}
              all={t("indicators.filter.allIndicators")}
              options={ledger.names.map(named)}
            />
          )}
          {view === "grid" && (
            <FilterSelect
              label={t("indicators.filter.base")}
              className="w-full sm:w-56"
              name="base"
              value={base}
              all={t("indicators.filter.noBase")}
              options={ledger.names.filter(divides).map(named)}
            />
          )}
          <SiteFilter
            projectId={projectId}
            sites={ledger.sites}
            label={t("indicators.filter.site")}
            className="grow basis-36 sm:grow-0 sm:basis-48"
            all={t("indicators.filter.allSites")}
            unread={{ said: t("sites.choice.unread"), again: t("sites.choice.again") }}
          />
          <FilterSelect
            label={t("indicators.filter.kind")}
            className="grow basis-28 sm:grow-0 sm:basis-32"
            name="kind"
            value={filter.kind}
            all={t("indicators.filter.allKinds")}
            options={siteKinds.map((kind) => ({ value: kind, label: t(`vocabulary.siteKind.${kind}`) }))}
          />
          <FilterDay
            label={t("indicators.filter.from")}
            className="grow basis-32 sm:grow-0 sm:basis-40"
            name="from"
            value={filter.from}
          />
          <FilterDay
            label={t("indicators.filter.to")}
            className="grow basis-32 sm:grow-0 sm:basis-40"
            name="to"
            value={filter.to}
          />
          <SubmitButton>{t("indicators.filter.apply")}</SubmitButton>
          {Object.keys(filter).length > 0 && (
            <Link href={ledgerHref(projectId, {}, {}, { view })} className={buttonClass({ variant: "quiet" })}>
              {t("indicators.filter.clear")}
            </Link>
          )}
        </form>
      </search>
    </>
  );
}
