"use client";

import { useTranslations } from "use-intl";
import { KeptParameters } from "@/components/form/filter-fields";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useHydrated } from "@/components/ui/use-hydrated";

type PairFormProps = {
  values: Readonly<Record<string, string | undefined>>;
  sites: readonly { id: string; name: string }[];
};

/** Two of the sites, side by side. Their lists are drawn in the browser: the page carries each name once. */
export function PairForm({ values, sites }: PairFormProps) {
  const t = useTranslations("matrix");
  const ready = useHydrated();
  if (!ready || sites.length < 2) return null;
  const options = sites.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form method="get" aria-label={t("pair")} className="mt-3 flex flex-wrap items-end gap-3">
      <KeptParameters values={values} />
      {([0, 1] as const).map((place) => (
        <Field key={place} label={t(place === 0 ? "pairOne" : "pairTwo")} className="w-full sm:w-56">
          {(field) => <Select {...field} name="pair" defaultValue={sites[place]?.id} options={options} />}
        </Field>
      ))}
      <SubmitButton>{t("pair")}</SubmitButton>
    </form>
  );
}
