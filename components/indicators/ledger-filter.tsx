import Link from "next/link";
import { LedgerChips } from "@/components/indicators/ledger-chips";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { translator } from "@/lib/i18n/server";
import { ledgerHref, type LedgerView } from "@/lib/indicators/ledger-address";
import type { Ledger } from "@/lib/indicators/loaders";
import type { LedgerFilter } from "@/lib/indicators/schema";
import { siteKinds } from "@/lib/vocabulary";

type LedgerFilterProps = { projectId: string; filter: LedgerFilter; view: LedgerView; ledger: Ledger };

/** Chips for what takes one press, a form of the address itself for the rest: works without script. */
export async function LedgerFilterBar({ projectId, filter, view, ledger }: LedgerFilterProps) {
  const t = await translator();
  const { dimension, unapproved, verification, conflict } = filter;
  const kept = { dimension, unapproved, verification, conflict, ...(view === "figures" && { view }) };
  return (
    <search className="mb-5 print:hidden">
      <LedgerChips {...{ projectId, filter, ledger }} />
      <form
        key={JSON.stringify(filter)}
        aria-label={t("indicators.filter.title")}
        className="mt-3 flex flex-wrap items-end gap-3"
      >
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {view === "figures" && (
          <Field label={t("indicators.filter.indicator")} className="w-full sm:w-56">
            {(field) => (
              <Select
                {...field}
                name="indicator"
                defaultValue={filter.indicator ?? ""}
                placeholder={t("indicators.filter.allIndicators")}
                options={ledger.names.map(({ id, name, unit }) => ({
                  value: id,
                  label: unit ? t("indicators.table.unit", { name, unit }) : name,
                }))}
              />
            )}
          </Field>
        )}
        <Field label={t("indicators.filter.site")} className="grow basis-36 sm:grow-0 sm:basis-48">
          {(field) => (
            <Select
              {...field}
              name="site"
              defaultValue={filter.site ?? ""}
              placeholder={t("indicators.filter.allSites")}
              options={ledger.sites.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label={t("indicators.filter.kind")} className="grow basis-28 sm:grow-0 sm:basis-32">
          {(field) => (
            <Select
              {...field}
              name="kind"
              defaultValue={filter.kind ?? ""}
              placeholder={t("indicators.filter.allKinds")}
              options={siteKinds.map((kind) => ({ value: kind, label: t(`vocabulary.siteKind.${kind}`) }))}
            />
          )}
        </Field>
        <Field label={t("indicators.filter.from")} className="grow basis-32 sm:grow-0 sm:basis-40">
          {(field) => <Input {...field} type="date" name="from" defaultValue={filter.from} />}
        </Field>
        <Field label={t("indicators.filter.to")} className="grow basis-32 sm:grow-0 sm:basis-40">
          {(field) => <Input {...field} type="date" name="to" defaultValue={filter.to} />}
        </Field>
        <SubmitButton>{t("indicators.filter.apply")}</SubmitButton>
        {Object.keys(filter).length > 0 && (
          <Link href={ledgerHref(projectId, {}, {}, { view })} className={buttonClass({ variant: "quiet" })}>
            {t("indicators.filter.clear")}
          </Link>
        )}
      </form>
    </search>
  );
}
