"use client";

import { useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { ThemeMeaning } from "@/components/codebook/theme-meaning";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { EditableTheme } from "@/lib/codebook/types";
import { findThemes } from "@/lib/coding/find-themes";
import { beginning } from "@/components/coding/beginning";
import type { ThemeName } from "@/components/coding/use-assignments";

type ThemePaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Those of the dimension of the entries that get one. */
  themes: readonly EditableTheme[];
  /** How many entries get it. */
  count: number;
  /** The text of the entry, where it is one that cannot be seen behind the palette. */
  about?: string | undefined;
  mayCreate: boolean;
  onPut: (theme: ThemeName) => void;
  onCreate: (name: string) => void;
};

/** Any theme, found by a few characters of its name or by the initials of its pinyin. On a phone a sheet from below. */
export function ThemePalette({
  open,
  onOpenChange,
  themes,
  count,
  about,
  mayCreate,
  onPut,
  onCreate,
}: ThemePaletteProps) {
  const t = useTranslations("codebook.palette");
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = findThemes(themes, typed);
  const wanted = typed.trim();
  const fresh = wanted !== "" && mayCreate && !themes.some(({ name }) => name === wanted);
  const close = (isOpen: boolean) => {
    setTyped("");
    setAt(0);
    onOpenChange(isOpen);
  };
  const choose = (theme: EditableTheme | undefined) => {
    if (!theme && !fresh) return;
    close(false);
    if (theme) onPut(theme);
    else onCreate(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt(Math.max(0, Math.min(found.length - 1, at + by)));
    else if (event.key === "Enter") choose(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      title={t("title", { count })}
      {...(about !== undefined && { description: beginning(about, 120) })}
      closeLabel={t("close")}
      open={open}
      onOpenChange={close}
    >
      <Field label={t("find")} hint={t("hint")}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={60}
            autoComplete="off"
            value={typed}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
          />
        )}
      </Field>
      <ul aria-label={t("list")} className="max-h-[50dvh] overflow-y-auto">
        {found.map((theme, place) => (
          <li key={theme.id}>
            <button
              type="button"
              aria-current={place === at ? "true" : undefined}
              onClick={() => choose(theme)}
              className={classNames(
                "flex min-h-9 w-full items-center rounded-sm px-2 text-start hover:bg-action-soft pointer-coarse:min-h-11",
                place === at && "bg-action-soft",
              )}
            >
              <span className={theme.depth > 0 && wanted === "" ? "ps-3" : ""}>{theme.name}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="px-2 py-2 text-sm text-muted">{t("none")}</li>}
      </ul>
      {found[at] && <ThemeMeaning theme={found[at]} />}
      {fresh && <Button onClick={() => choose(undefined)}>{t("create", { name: wanted })}</Button>}
    </Dialog>
  );
}
