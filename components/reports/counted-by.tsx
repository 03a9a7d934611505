"use client";

import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { DraftPoint } from "@/lib/reports/types";

/** By which theme the sites behind a point are counted. A lead that now says something else is counted by that. */
export function CountedBy({ id, themeId }: Pick<DraftPoint, "id" | "themeId">) {
  const t = useTranslations("reports.editor");
  const { counts, type } = useEditorTools();
  const known = counts.themes.some((theme) => theme.id === themeId);
  return (
    <Field label={t("countedBy")} hint={t("countedByHint")}>
      {(field) => (
        <Select
          {...field}
          value={known ? (themeId ?? "") : ""}
          placeholder={t("countedByEvidence")}
          options={counts.themes
            .filter((theme) => theme.siteIds.length > 0 || theme.id === themeId)
            .map((theme) => ({
              value: theme.id,
              label: t("countedByTheme", { name: theme.name, sites: theme.siteIds.length }),
            }))}
          onChange={({ target }) => type(id, { themeId: target.value || null }, false)}
        />
      )}
    </Field>
  );
}
