"use client";

import { useState, type FormEvent, type RefObject } from "react";
import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DimensionKey } from "@/lib/vocabulary";
import type { EditableTheme } from "@/lib/codebook/types";
import { findThemes } from "@/lib/coding/find-themes";

type AssignPanelProps = {
  /** The dimension of the selected entries. Null if nothing is selected, or if they are of several dimensions. */
  dimension: DimensionKey | null;
  count: number;
  themes: readonly EditableTheme[];
  mayCreate: boolean;
  pending: boolean;
  find: RefObject<HTMLInputElement | null>;
  /** Both resolve to false if it was refused. */
  onPut: (theme: EditableTheme) => Promise<boolean>;
  onCreate: (name: string) => Promise<boolean>;
};

/** The themes that can be assigned to the selected entries: find one by typing, or create it. */
export function AssignPanel({ dimension, count, themes, mayCreate, pending, find, onPut, onCreate }: AssignPanelProps) {
  const t = useTranslations("codebook.assign");
  const names = useTranslations("vocabulary.dimension");
  const [typed, setTyped] = useState("");
  if (count === 0 || dimension === null) {
    return <p className="text-sm text-muted">{t(count === 0 ? "hintEmpty" : "mixed")}</p>;
  }
  const wanted = typed.trim();
  const found = findThemes(
    themes.filter((theme) => theme.dimension === dimension),
    wanted,
  );
  const known = themes.some((theme) => theme.dimension === dimension && theme.name === wanted);
  const create = async () => {
    if (await onCreate(wanted)) setTyped("");
  };
  const choose = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const first = found[0];
    if (!first && wanted && mayCreate) await create();
    // What was typed stays until it has become a theme on the entries.
    else if (first && (await onPut(first))) setTyped("");
  };
  return (
    <>
      <DimensionLabel dimension={dimension} label={names(dimension)} size="sm" />
      <form onSubmit={(event) => void choose(event)} className="mt-2">
        <Field label={t("find")} hint={t("findHint")}>
          {(field) => (
            <Input
              {...field}
              ref={find}
              maxLength={60}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
      </form>
      <ul aria-label={t("list")} className="mt-2 max-h-[24dvh] overflow-y-auto xl:max-h-[45dvh]">
        {found.map((theme, index) => (
          <li key={theme.id}>
            <button
              type="button"
              disabled={pending}
              {...(index < 9 && { "aria-keyshortcuts": String(index + 1) })}
              title={[theme.definition, theme.example].filter(Boolean).join("\n") || undefined}
              onClick={() => void onPut(theme)}
              className="flex min-h-9 w-full items-center gap-2 rounded-sm px-2 text-start text-sm hover:bg-action-soft pointer-coarse:min-h-11"
            >
              <span aria-hidden className="w-4 shrink-0 text-end text-xs text-muted">
                {index < 9 ? index + 1 : ""}
              </span>
              <span className={theme.depth > 0 ? "ps-3" : ""}>{theme.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {wanted && !known && mayCreate && (
        <Button size="sm" className="mt-2 w-full" pending={pending} onClick={() => void create()}>
          {t("create", { name: wanted })}
        </Button>
      )}
    </>
  );
}
