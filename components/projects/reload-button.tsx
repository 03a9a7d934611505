"use client";

import { useTranslations } from "use-intl";
import { forgetTyped } from "@/components/form/kept-typing";
import { Button } from "@/components/ui/button";
import type { Refusal } from "@/lib/errors";

/** Shown when others have changed what the form was opened on. Loads what is saved now. */
export function ReloadButton({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslations("projects.outline");
  if (refusal?.code !== "conflict") return null;
  const reload = () => {
    forgetTyped();
    window.location.reload();
  };
  return (
    <Button size="sm" onClick={reload}>
      {t("reload")}
    </Button>
  );
}
