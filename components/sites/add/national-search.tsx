"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { TownshipList, type TickProps } from "@/components/sites/add/township-list";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { searchNationalList } from "@/lib/sites/actions";
import type { NationalTownship } from "@/lib/sites/types";

/** The most hits that the search returns. */
const mostFound = 50;

export function NationalSearch({ projectId, has, onSet }: TickProps & { projectId: string }) {
  const t = useTranslations("sites.national");
  const { send, pending, refusal } = useAction(searchNationalList);
  const [query, setQuery] = useState("");
  const box = useEarlyValue<HTMLInputElement>(query, setQuery);
  const [found, setFound] = useState<{ query: string; townships: NationalTownship[] } | null>(null);
  const search = async (event: FormEvent) => {
    event.preventDefault();
    const asked = query.trim();
    if (!asked) return setFound(null);
    const answer = await send({ projectId, query: asked });
    if (answer.ok) setFound({ query: asked, townships: answer.data });
  };
  const count = found?.townships.length ?? 0;
  return (
    <search>
      <form onSubmit={(event) => void search(event)} className="flex items-start gap-2">
        <Field label={t("search")} hint={t("searchHint")} className="w-full max-w-96">
          {(field) => (
            <Input
              {...field}
              ref={box}
              type="search"
              maxLength={100}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          )}
        </Field>
        <SubmitButton pending={pending} className="mt-7.5 shrink-0">
          {t("search")}
        </SubmitButton>
      </form>
      <RefusalNotice refusal={refusal} />
      <p role="status" className="text-sm text-muted">
        {found &&
          (count === 0
            ? t("notFound", { query: found.query })
            : t(count < mostFound ? "found" : "foundMost", { count }))}
      </p>
      {found && <TownshipList label={t("search")} townships={found.townships} withPlace has={has} onSet={onSet} />}
    </search>
  );
}
