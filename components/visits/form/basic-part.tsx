"use client";

import { Fragment, memo, type ReactNode } from "react";
import { get, useFormState, useWatch } from "react-hook-form";
import { useFormatter, useTranslations } from "use-intl";
import { DateField } from "@/components/form/date-field";
import { ErrorText } from "@/components/form/error-text";
import { SelectField } from "@/components/form/select-field";
import { useFormOwner } from "@/components/form/form-beside";
import { messageOf } from "@/components/form/use-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { FieldError, RequiredMark } from "@/components/ui/field";
import type { SelectGroup, SelectOption } from "@/components/ui/select";
import { AudienceRows } from "@/components/visits/form/audience-rows";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { TakeBasics } from "@/components/visits/form/take-basics";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { VisitedOnField } from "@/components/visits/form/visited-on-field";
import { VisitTimer } from "@/components/visits/form/visit-timer";
import { WatchedTextField } from "@/components/visits/form/watched-text-field";
import { basicFields, isRequired, visitFields, type BasicField } from "@/lib/visits/fields";
import { hoursOf } from "@/lib/visits/hours";
import { headCountRead } from "@/lib/visits/said/head-count";
import type { FormSite } from "@/lib/visits/types";
import { visitMethods } from "@/lib/vocabulary";

/** True if the part is complete enough to be collapsed. */
export function basicFilled(values: VisitFormValues): boolean {
  const people = values.memberIds.length > 0 && values.audienceIds.some((id) => values.audiences[id]?.category);
  return Boolean(values.siteId && values.visitedOn && values.method && values.place && people);
}

/** @param wanted those that are listed; their groups are those of all sites */
function sitesByCounty(
  sites: readonly FormSite[],
  wanted: (site: FormSite) => boolean,
): (SelectOption | SelectGroup)[] {
  const grouped = new Set(sites.map(({ county }) => county)).size > 1;
  const listed = sites.filter(wanted);
  const counties = [...new Set(listed.map(({ county }) => county))];
  const options = (county: string) =>
    listed.filter((site) => site.county === county).map(({ id, name }) => ({ value: id, label: name }));
  return counties.flatMap((county): (SelectOption | SelectGroup)[] =>
    grouped && county ? [{ label: county, options: options(county) }] : options(county),
  );
}

function MemberBoxes() {
  const t = useTranslations("visits");
  const { data, form, touched } = useVisitForm();
  const { control, setValue } = form;
  const owner = useFormOwner();
  const chosen = useWatch({ control, name: "memberIds" });
  const { errors, isSubmitted } = useFormState({ control, name: "memberIds" });
  const error = messageOf(get(errors, "memberIds"));
  const toggle = (id: string, on: boolean) => {
    setValue("memberIds", on ? [...chosen, id] : chosen.filter((other) => other !== id), {
      shouldValidate: isSubmitted,
    });
    touched();
  };
  return (
    <fieldset data-field="memberIds" tabIndex={-1} className="min-w-0">
      <legend className="text-sm font-medium">
        {t("form.members")}
        {isRequired("memberIds") && <RequiredMark said={t("form.required")} />}
      </legend>
      <div className="flex flex-wrap gap-x-5">
        {data.members.map(({ id, displayName }) => (
          <Checkbox
            key={id}
            form={owner}
            label={displayName}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
      </div>
      {error && (
        <FieldError id="memberIds-error">
          <ErrorText message={error} />
        </FieldError>
      )}
    </fieldset>
  );
}

function BasicLine() {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const format = useFormatter();
  const { data, form } = useVisitForm();
  // The timer sets them while the part is collapsed
  useWatch({ control: form.control, name: ["startedAt", "endedAt"] });
  const values = form.getValues();
  const site = data.sites.find(({ id }) => id === values.siteId)?.name;
  const method = visitMethods.find((each) => each === values.method);
  const day =
    values.visitedOn && format.dateTime(new Date(`${values.visitedOn}T00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const heads = values.audienceIds.reduce(
    (sum, id) => sum + (Number(headCountRead(values.audiences[id]?.headCount ?? "")) || 0),
    0,
  );
  const hours = hoursOf(values);
  const parts = [
    site,
    day,
    hours && t(`detail.hours.${hours.known}`, { ...hours }),
    method && words(`visitMethod.${method}`),
    values.place,
    t("form.whoWent", { count: values.memberIds.length }),
    heads > 0 && t("form.whoWasHeard", { count: heads }),
  ];
  return <p className="min-w-0 flex-1 text-sm">{parts.filter(Boolean).join(" · ")}</p>;
}

type BasicPartProps = { open: boolean; onOpen: (open: boolean) => void };

export const BasicPart = memo(function BasicPart({ open, onOpen }: BasicPartProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { data, form } = useVisitForm();
  const { control } = form;
  const methods = visitMethods.map((value) => ({ value, label: words(`visitMethod.${value}`) }));
  // Only the chosen one until it can be opened: a project has hundreds.
  const hydrated = useHydrated();
  const first = form.getValues("siteId");
  const people = data.members.map(({ id, displayName }) => ({ value: id, label: displayName }));
  /** What every box takes from the table of fields. */
  const own = <Field extends BasicField>(name: Field) => ({
    name,
    label: t(visitFields[name].label),
    required: isRequired(name),
  });
  // If a field of this part has no box, this does not compile. The fields are shown in the order of the table.
  const boxes: Record<BasicField, ReactNode> = {
    siteId: (
      <SelectField
        control={control}
        {...own("siteId")}
        placeholder={t("form.sitePlaceholder")}
        options={sitesByCounty(data.sites, ({ id }) => hydrated || id === first)}
        className="col-span-2"
      />
    ),
    visitedOn: <VisitedOnField {...own("visitedOn")} className="col-span-2 sm:col-span-2" />,
    startedAt: <DateField control={control} {...own("startedAt")} kind="time" />,
    endedAt: <DateField control={control} {...own("endedAt")} kind="time" />,
    method: (
      <SelectField
        control={control}
        {...own("method")}
        placeholder={t("form.methodPlaceholder")}
        options={methods}
        className="col-span-2 sm:col-span-1"
      />
    ),
    recorderId: (
      <SelectField control={control} {...own("recorderId")} options={people} className="col-span-2 sm:col-span-1" />
    ),
    place: (
      <WatchedTextField
        {...own("place")}
        placeholder={t("form.placePlaceholder")}
        autoComplete="off"
        className="col-span-2 sm:col-span-4"
      />
    ),
    memberIds: (
      <div className="col-span-2 sm:col-span-4">
        <MemberBoxes />
      </div>
    ),
    audiences: (
      <div className="col-span-2 sm:col-span-4">
        <AudienceRows />
      </div>
    ),
  };
  return (
    <section aria-label={t("form.basic")} className="isolate mb-4 rounded-md border border-line bg-surface px-4 py-3">
      {!open && (
        <div className="flex items-center gap-3">
          <BasicLine />
          <Button
            size="sm"
            variant="quiet"
            className="min-h-11 shrink-0"
            aria-expanded={false}
            onClick={() => onOpen(true)}
          >
            {t("form.changeBasic")}
          </Button>
        </div>
      )}
      <VisitTimer />
      <div className={classNames("grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4", !open && "hidden")}>
        {basicFields.map((field) => (
          <Fragment key={field}>
            {field === "memberIds" && (
              <div className="col-span-2 empty:hidden sm:col-span-4">
                <TakeBasics />
              </div>
            )}
            {boxes[field]}
          </Fragment>
        ))}
        <div className="col-span-2 flex items-center justify-between gap-3 sm:col-span-4">
          <p className="text-sm text-muted">
            <RequiredMark />
            {t("form.requiredLegend")}
          </p>
          <Button className="min-h-11" aria-expanded onClick={() => onOpen(false)}>
            {t("form.foldBasic")}
          </Button>
        </div>
      </div>
    </section>
  );
});
