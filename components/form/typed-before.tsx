"use client";

import { useTranslations } from "use-intl";

/** Says that the fields do not show what is saved. */
export function TypedBefore({ shown }: { shown: boolean }) {
  const t = useTranslations("errors");
  return shown && <p className="text-sm text-muted">{t("typedBefore")}</p>;
}
