import Link from "next/link";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { translator } from "@/lib/i18n/server";
import type { Recorder } from "@/lib/visits/data/recorders";
import type { SiteProgress } from "@/lib/visits/data/site-progress";
import { visitListHref, type VisitListFilter } from "@/lib/visits/list-filter";
import type { VisitState } from "@/lib/vocabulary";

type VisitFilterProps = {
  projectId: string;
  filter: VisitListFilter;
  sites: SiteProgress[];
  recorders: Recorder[];
  states: VisitState[];
};

/** A form that sets the address: it works without script, and the address can be sent to a colleague. */
export async function VisitFilter({ projectId, filter, sites, recorders, states }: VisitFilterProps) {
  const t = await translator();
  const chosen = Object.keys(filter).length > 0;
  return (
    <search className="mb-4 print:hidden">
      <form
        key={JSON.stringify(filter)}
        aria-label={t("visits.list.filter")}
        className="grid grid-cols-2 items-end gap-3 md:grid-cols-[1.4fr_1fr_1fr_1fr_1fr_auto]"
      >
        <Field label={t("visits.list.site")} className="col-span-2 md:col-span-1">
          {(field) => (
            <Select
              {...field}
              name="site"
              defaultValue={filter.site ?? ""}
              placeholder={t("visits.list.allSites")}
              options={sites.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
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
          {chosen && (
            <Link href={visitListHref(projectId, {})} className={buttonClass({ variant: "quiet" })}>
              {t("visits.list.clear")}
            </Link>
          )}
        </div>
      </form>
    </search>
  );
}
