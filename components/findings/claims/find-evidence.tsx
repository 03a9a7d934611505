"use client";

import { useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { NotRead } from "@/components/form/not-read";
import { readDoor } from "@/components/form/read-door";
import { useEarlyValue } from "@/components/ui/use-early-value";
import type { ChosenEntry, ChosenTheme } from "@/components/findings/claims/chosen";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Refusal } from "@/lib/errors";
import type { ClaimEvidence } from "@/lib/findings/queries/claim-support";
import type { DimensionKey } from "@/lib/vocabulary";

type FindEvidenceProps = {
  projectId: string;
  dimension: DimensionKey;
  themes: readonly ChosenTheme[];
  chosen: readonly ChosenEntry[];
  onAdd: (entry: ClaimEvidence) => void;
};

/** Finds entries to add: those that hold some words, or those that speak best for the chosen themes. */
export function FindEvidence({ projectId, dimension, themes, chosen, onAdd }: FindEvidenceProps) {
  const t = useTranslations("claims.form");
  const words = useTranslations("claims.sheet");
  const [q, setQ] = useState("");
  const box = useEarlyValue<HTMLInputElement>(q, setQ);
  const [pending, setPending] = useState(false);
  const [found, setFound] = useState<readonly ClaimEvidence[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const search = async () => {
    if (pending) return;
    setPending(true);
    const query = new URLSearchParams({ dimension });
    for (const theme of themes) query.append("theme", theme.id);
    if (q.trim() !== "") query.set("q", q.trim());
    const answer = await readDoor<{ entries: ClaimEvidence[] }>(`/api/findings/${projectId}/claims?${query}`);
    setFound(answer.ok ? answer.data.entries : null);
    setRefusal(answer.ok ? null : answer.error);
    setPending(false);
  };
  // Enter finds; it does not hand in the form around it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void search();
  };
  const rest = found?.filter(({ id }) => chosen.every((one) => one.id !== id)) ?? [];
  return (
    <Disclosure summary={<span className="text-sm font-medium">{t("find")}</span>}>
      <p className="mb-2 max-w-measure text-sm text-muted">{t("findHint")}</p>
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("words")} className="w-full sm:w-72">
          {(field) => (
            <Input
              {...field}
              ref={box}
              maxLength={100}
              value={q}
              onChange={({ target }) => setQ(target.value)}
              onKeyDown={onKeyDown}
            />
          )}
        </Field>
        <Button pending={pending} onClick={() => void search()}>
          {t("search")}
        </Button>
      </div>
      <NotRead refusal={refusal} failed={t("failed")} className="mt-2" />
      {found && rest.length === 0 && <p className="mt-2 text-sm text-muted">{t("foundNone")}</p>}
      {rest.length > 0 && (
        <ul aria-label={t("found")} className="mt-2 border-t border-line">
          {rest.map((entry) => (
            <li key={entry.id} className="flex flex-wrap items-start justify-between gap-2 border-b border-line py-2">
              <div className="min-w-0 flex-1 basis-64">
                <p className="max-w-measure whitespace-pre-wrap">{entry.text}</p>
                <p className="text-sm text-muted">{words("visit", { site: entry.siteName, day: entry.visitedOn })}</p>
              </div>
              <Button size="sm" aria-label={t("addOf", { text: entry.text })} onClick={() => onAdd(entry)}>
                {t("add")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
