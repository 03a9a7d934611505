"use client";

import { useTranslations } from "use-intl";
import type { ChosenTheme } from "@/components/findings/claims/chosen";
import { ErrorText } from "@/components/form/error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { useHydrated } from "@/components/ui/use-hydrated";
import { mostClaimThemes } from "@/lib/findings/claims/schema";

type ChosenThemesProps = {
  themes: readonly ChosenTheme[];
  choices: readonly ChosenTheme[];
  problem: string | undefined;
  onChange: (themes: ChosenTheme[]) => void;
};

/** The themes of a claim, and a list to add one. The list is drawn in the browser: the page carries each name once. */
export function ChosenThemes({ themes, choices, problem, onChange }: ChosenThemesProps) {
  const t = useTranslations("claims.form");
  const ready = useHydrated();
  const rest = choices.filter(({ id }) => themes.every((theme) => theme.id !== id));
  const add = (themeId: string) => onChange([...themes, ...rest.filter(({ id }) => id === themeId)]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t("themes")}</legend>
      {themes.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {themes.map(({ id, name }) => (
            <li key={id}>
              <Button
                size="sm"
                aria-label={t("removeTheme", { name })}
                onClick={() => onChange(themes.filter((theme) => theme.id !== id))}
              >
                {name}
                <Icon name="close" className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {ready && rest.length > 0 && themes.length < mostClaimThemes && (
        <Field label={t("addTheme")} hideLabel error={problem && <ErrorText message={problem} />} className="max-w-md">
          {(field) => (
            <Select
              {...field}
              placeholder={t("addTheme")}
              options={rest.map(({ id, name }) => ({ value: id, label: name }))}
              value=""
              onChange={({ target }) => add(target.value)}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
