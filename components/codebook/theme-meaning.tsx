"use client";

import { useTranslations } from "use-intl";
import type { EditableTheme } from "@/lib/codebook/types";

/** What belongs to a theme, and a sentence that shows it. Nothing where neither is written. */
export function ThemeMeaning({ theme }: { theme: Pick<EditableTheme, "definition" | "example" | "exampleFrom"> }) {
  const t = useTranslations("codebook.example");
  const { definition, example, exampleFrom } = theme;
  if (definition === "" && !example) return null;
  return (
    <div className="max-w-measure text-sm text-muted">
      {definition !== "" && <p className="whitespace-pre-wrap">{definition}</p>}
      {example && (
        <p>
          {t("title")}
          {"："}
          {exampleFrom
            ? t("heard", { text: example, site: exampleFrom[0], date: exampleFrom[1] })
            : t("typed", { text: example })}
        </p>
      )}
    </div>
  );
}
