"use client";

import { useState, type RefObject } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { TownshipList, type TickProps } from "@/components/sites/add/township-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { listNationalDivision } from "@/lib/sites/actions";
import type { NationalTownship, Place } from "@/lib/sites/types";

type NationalBrowseProps = TickProps & { projectId: string; provinces: Place[] };

interface Opened {
  province: string;
  city: string;
  county: string;
  cities: Place[];
  counties: Place[];
  townships: NationalTownship[] | null;
}

const closed: Opened = { province: "", city: "", county: "", cities: [], counties: [], townships: null };

/** Province → city → county → tick. */
export function NationalBrowse({ projectId, provinces, has, onSet }: NationalBrowseProps) {
  const t = useTranslations("sites.national");
  const { send, pending, refusal } = useAction(listNationalDivision);
  const [opened, setOpened] = useState<Opened>(closed);

  const below = async (code: string) => {
    const answer = code ? await send({ projectId, code }) : null;
    return answer?.ok ? answer.data : null;
  };
  const openProvince = async (province: string) => {
    setOpened({ ...closed, province });
    const level = await below(province);
    if (level && "places" in level)
      setOpened((now) => (now.province === province ? { ...now, cities: level.places } : now));
  };
  const openCity = async (city: string) => {
    setOpened({ ...opened, city, county: "", counties: [], townships: null });
    const level = await below(city);
    if (level && "places" in level) setOpened((now) => (now.city === city ? { ...now, counties: level.places } : now));
  };
  const openCounty = async (county: string) => {
    setOpened({ ...opened, county, townships: null });
    const level = await below(county);
    if (level && "townships" in level)
      setOpened((now) => (now.county === county ? { ...now, townships: level.townships } : now));
  };

  const ofProvince = useEarlyValue<HTMLSelectElement>(opened.province, (province) => void openProvince(province));

  const step = (
    label: string,
    value: string,
    places: Place[],
    open: (code: string) => Promise<void>,
    box?: RefObject<HTMLSelectElement | null>,
  ) => (
    <Field label={label} className="min-w-0 grow basis-40">
      {(field) => (
        <Select
          {...field}
          ref={box}
          value={value}
          disabled={places.length === 0}
          placeholder={t("choose")}
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => void open(event.target.value)}
        />
      )}
    </Field>
  );
  const county = opened.counties.find(({ code }) => code === opened.county)?.name ?? "";
  const free = opened.townships?.filter(({ existing }) => !existing) ?? [];
  return (
    <section aria-label={t("browse")}>
      <h2 className="mb-2 text-base font-semibold">{t("browse")}</h2>
      <div className="flex flex-wrap gap-3">
        {step(t("province"), opened.province, provinces, openProvince, ofProvince)}
        {step(t("city"), opened.city, opened.cities, openCity)}
        {step(t("county"), opened.county, opened.counties, openCounty)}
      </div>
      <p role="status" className="mt-2 min-h-7 text-sm text-muted">
        {pending && t("loading")}
      </p>
      <RefusalNotice refusal={refusal} />
      {opened.townships && (
        <>
          {free.length > 0 && (
            <Button size="sm" className="mb-2" onClick={() => onSet(free, true)}>
              {t("tickAll")}
            </Button>
          )}
          <TownshipList label={t("list", { county })} townships={opened.townships} has={has} onSet={onSet} />
        </>
      )}
    </section>
  );
}
