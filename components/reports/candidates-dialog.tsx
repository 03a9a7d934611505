"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { v7 as mintId } from "uuid";
import { useEditor } from "@/components/reports/editor-context";
import { EvidenceCard } from "@/components/reports/evidence-card";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { cite } from "@/lib/reports/edits";
import type { CitedEntry, DraftPoint } from "@/lib/reports/types";

type Found = { total: number; more: boolean; entries: (CitedEntry & { entryId: string })[] };
type Asked = { theme: string; q: string; page: number };

/** The entries that count, by theme and search words. The point can cite them. */
export function CandidatesDialog({ point }: { point: DraftPoint }) {
  const t = useTranslations("reports.candidates");
  const { projectId, draft, counts, placesQuery, edit } = useEditor();
  const [theme, setTheme] = useState(point.themeId ?? "");
  const [q, setQ] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const cited = new Set(point.evidence.filter(({ removed }) => !removed).map(({ entryId }) => entryId));

  const load = async (next: Asked) => {
    setState("loading");
    const query = new URLSearchParams({
      ...placesQuery,
      theme: next.theme,
      q: next.q.trim(),
      page: String(next.page),
      ...(draft.includeUnapproved && { unapproved: "1" }),
    });
    try {
      const response = await fetch(`/api/reports/${projectId}/entries?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      const page = (await response.json()) as Found; // our own route's answer
      setFound((before) =>
        next.page > 1 && before ? { ...page, entries: [...before.entries, ...page.entries] } : page,
      );
      setAsked(next);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void load({ theme, q, page: 1 });
  };

  return (
    <Dialog
      title={t("title")}
      closeLabel={t("close")}
      size="lg"
      onOpenChange={(open) => void (open && load({ theme, q, page: 1 }))}
      trigger={
        <Button size="sm" className="self-start">
          <Icon name="plus" className="size-4" />
          {t("title")}
        </Button>
      }
    >
      <form onSubmit={search} className="flex flex-wrap items-end gap-3">
        <Field label={t("theme")} className="grow basis-48">
          {(field) => (
            <Select
              {...field}
              value={theme}
              onChange={(event) => {
                setTheme(event.target.value);
                void load({ theme: event.target.value, q, page: 1 });
              }}
              placeholder={t("allThemes")}
              options={counts.themes.map(({ id, name, archived }) => ({
                value: id,
                label: archived ? t("archivedTheme", { name }) : name,
              }))}
            />
          )}
        </Field>
        <Field label={t("search")} className="grow basis-40">
          {(field) => (
            <Input {...field} type="search" maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
          )}
        </Field>
        <SubmitButton pending={state === "loading"}>{t("searchAction")}</SubmitButton>
      </form>
      {state === "failed" && <Notice kind="error">{t("failed")}</Notice>}
      {!found && state === "loading" && <p role="status">{t("loading")}</p>}
      {found && (
        <div>
          <p role="status" className="mb-2 text-sm text-muted">
            {found.total === 0
              ? t("none")
              : t("total", { total: found.total, shown: found.entries.length, more: String(found.more) })}
          </p>
          <ul>
            {found.entries.map(({ entryId, ...entry }) => (
              <EvidenceCard
                key={entryId}
                {...{ projectId, entryId, entry }}
                actions={
                  cited.has(entryId) ? (
                    <span className="inline-flex min-h-8 items-center gap-1 text-muted">
                      <Icon name="check" className="size-4" />
                      {t("added")}
                    </span>
                  ) : (
                    <button
                      type="button"
                      onClick={() => edit((sections) => cite(sections, point.id, { id: mintId(), entryId, entry }))}
                      className="inline-flex min-h-8 items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
                    >
                      {t("add")}
                    </button>
                  )
                }
              />
            ))}
          </ul>
          {asked && found.entries.length < found.total && (
            <Button
              onClick={() => void load({ ...asked, page: asked.page + 1 })}
              pending={state === "loading"}
              className="mt-3"
            >
              {t("more")}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}
