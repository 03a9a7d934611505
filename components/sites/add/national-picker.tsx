"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { NationalBrowse } from "@/components/sites/add/national-browse";
import { NationalSearch } from "@/components/sites/add/national-search";
import { RefusedRows } from "@/components/sites/add/refused-rows";
import { useAddSites } from "@/components/sites/add/use-add-sites";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { mostSitesAtOnce } from "@/lib/sites/schema";
import type { NationalTownship, Place } from "@/lib/sites/types";

type NationalPickerProps = { projectId: string; provinces: Place[] };

/** Sites are ticked in the list or found by name. The selection stays while the person browses on. */
export function NationalPicker({ projectId, provinces }: NationalPickerProps) {
  const t = useTranslations("sites");
  const { add, pending, refusal } = useAddSites(projectId);
  const [chosen, setChosen] = useState<readonly NationalTownship[]>([]);
  const has = (township: NationalTownship) => chosen.some(({ code }) => code === township.code);
  const set = (townships: readonly NationalTownship[], on: boolean) => {
    const codes = new Set(townships.map(({ code }) => code));
    const others = chosen.filter(({ code }) => !codes.has(code));
    setChosen(on ? [...others, ...townships.filter(({ existing }) => !existing)] : others);
  };
  const sites = chosen.map(({ name, kind, county, code }) => ({ name, kind, county, code }));
  const tooMany = sites.length > mostSitesAtOnce;
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-[1fr_18rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <NationalSearch projectId={projectId} has={has} onSet={set} />
          <NationalBrowse projectId={projectId} provinces={provinces} has={has} onSet={set} />
          <p className="text-sm text-muted">{t("national.source")}</p>
        </div>
        <section aria-label={t("national.chosen")} className="min-w-0">
          <h2 className="flex items-center justify-between border-b border-edge pb-1 text-base font-semibold">
            <span role="status">
              {chosen.length > 0 ? t("national.chosenCount", { count: chosen.length }) : t("national.chosenNone")}
            </span>
            {chosen.length > 0 && (
              <Button variant="quiet" size="sm" onClick={() => setChosen([])}>
                {t("national.clear")}
              </Button>
            )}
          </h2>
          <ul className="max-h-96 overflow-y-auto text-sm">
            {chosen.map((township) => (
              <li key={township.code} className="flex items-center justify-between gap-2 border-b border-line">
                <span className="min-w-0">
                  {township.name} <span className="text-muted">{township.county}</span>
                </span>
                <Button
                  variant="quiet"
                  size="sm"
                  aria-label={t("national.drop", { name: township.name })}
                  onClick={() => set([township], false)}
                >
                  ✕
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div className="mt-4 flex flex-col gap-2 empty:hidden">
        {tooMany && <Notice kind="warning">{t("national.most", { max: mostSitesAtOnce })}</Notice>}
        <RefusedRows refusal={refusal} sent={sites} />
      </div>
      <ActionBar>
        <span />
        <Button
          variant="primary"
          off={(sites.length === 0 || tooMany) && "said"}
          pending={pending}
          onClick={() => void add(sites)}
        >
          {sites.length === 0 ? t("add.nothing") : t("add.submit", { count: sites.length })}
        </Button>
      </ActionBar>
    </>
  );
}
