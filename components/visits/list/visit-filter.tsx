import Link from "next/link";
import { SiteFilter } from "@/components/sites/site-filter";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { translator } from "@/lib/i18n/server";
import type { SiteFilterChoices } from "@/lib/sites/data";
import type { Recorder } from "@/lib/visits/data/recorders";
import { visitListHref, without, type VisitListFilter } from "@/lib/visits/list-filter";
import type { VisitState } from "@/lib/vocabulary";

type VisitFilterProps = {
  projectId: string;
  filter: VisitListFilter;
  sites: SiteFilterChoices;
  recorders: Recorder[];
  states: VisitState[];
};

/** What an address can ask for and the form has no field for: shown as a chip that takes it away. */
const withoutField = ["waiting", "only", "imported"] as const;

/** A form that sets the address: it works without script, and the address can be sent to a colleague. */
export async function VisitFilter({ projectId, filter, sites, recorders, states }: VisitFilterProps) {
  const t = await translator();
  const set = Object.keys(filter).length;
  const chips = withoutField.filter((key) => filter[key]);
  return (
    <search className="mb-4 block print:hidden">
      {chips.map((key) => (
        <p key={key} className="mb-3">
          <Chip selected href={visitListHref(projectId, without(filter, key))} removeLabel={t("visits.list.remove")}>
            {key === "waiting" && filter.waiting
              ? t(`visits.waiting.${filter.waiting}`)
              : t("visits.list.names.imported")}
          </Chip>
        </p>
      ))}
      {/* Folded on a phone, where the list comes first; always open where there is room for it. */}
      <details className="group/filter md:details-content:[content-visibility:visible]">
        <summary
          className={buttonClass({
            className: "w-fit list-none md:supports-[selector(::details-content)]:hidden",
          })}
        >
          <Icon name="filter" />
          {set > 0 ? t("visits.list.filterSet", { count: set }) : t("visits.list.filter")}
          <Icon name="chevron-down" className="size-4 group-open/filter:rotate-180" />
        </summary>
        <form
          method="get"
          key={JSON.stringify(filter)}
          aria-label={t("visits.list.filter")}
          className="grid grid-cols-2 items-end gap-3 max-md:pt-3 md:grid-cols-[1.4fr_1fr_1fr_1fr_1fr_auto]"
        >
          {chips.map((key) => (
            <input key={key} type="hidden" name={key} value={filter[key]} />
          ))}
          <SiteFilter
            {...{ projectId, sites }}
            label={t("visits.list.site")}
            className="col-span-2 md:col-span-1"
            all={t("visits.list.allSites")}
            unread={{ said: t("sites.choice.unread"), again: t("sites.choice.again") }}
          />
          <Field label={t("visits.list.state")}>
            {(field) => (
              <Select
                {...field}
                name="state"
                defaultValue={filter.state ?? ""}
                placeholder={t("visits.list.allStates")}
                options={states.map((state) => ({ value: state, label: t(`vocabulary.visitState.${state}`) }))}
              />
            )}
          </Field>
          <Field label={t("visits.list.recorder")}>
            {(field) => (
              <Select
                {...field}
                name="recorder"
                defaultValue={filter.recorder ?? ""}
                placeholder={t("visits.list.allRecorders")}
                options={recorders.map(({ id, displayName }) => ({ value: id, label: displayName }))}
              />
            )}
          </Field>
          <Field label={t("visits.list.from")}>
            {(field) => <Input {...field} type="date" name="from" defaultValue={filter.from} />}
          </Field>
          <Field label={t("visits.list.to")}>
            {(field) => <Input {...field} type="date" name="to" defaultValue={filter.to} />}
          </Field>
          <div className="col-span-2 flex gap-2 md:col-span-1">
            <SubmitButton>{t("visits.list.apply")}</SubmitButton>
            {set > 0 && (
              <Link href={visitListHref(projectId, {})} className={buttonClass({ variant: "quiet" })}>
                {t("visits.list.clear")}
              </Link>
            )}
          </div>
        </form>
      </details>
    </search>
  );
}
