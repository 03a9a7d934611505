"use client";

import { useSyncExternalStore, type MouseEvent } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { Button } from "@/components/ui/button";
import type { FieldWarningContent } from "@/components/ui/field";

type PersonalWarningInput = {
  watch: PersonalWatch;
  /** The field's path, which is also the name of its box. */
  path: string;
  /** The field's name, if the warning is not directly below the field. */
  place?: string | undefined;
  onRedact: () => void;
  onKeep: () => void;
};

/** A quiet warning at a field that seems to contain personal data. Nothing otherwise. */
export function usePersonalWarning({
  watch,
  path,
  place,
  onRedact,
  onKeep,
}: PersonalWarningInput): FieldWarningContent | undefined {
  const t = useTranslations("privacy");
  const format = useFormatter();
  const kinds = useSyncExternalStore(
    watch.subscribe,
    () => watch.kindsAt(path),
    () => watch.kindsAt(path),
  );
  if (kinds.length === 0) return undefined;
  const settle = (how: () => void) => (event: MouseEvent) => {
    how();
    // The buttons disappear with the warning. A keyboard user gets the focus back in the text; a touch screen must not
    // open its keyboard.
    if (event.detail === 0) document.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`)?.focus();
  };
  const names = format.list(kinds.map((kind) => t(`kind.${kind}`)));
  return {
    text: place === undefined ? t("warning", { kinds: names }) : t("warningAt", { place, kinds: names }),
    actions: (
      <>
        <Button size="sm" onClick={settle(onRedact)}>
          {t("redact")}
        </Button>
        <Button size="sm" variant="quiet" onClick={settle(onKeep)}>
          {t("keep")}
        </Button>
      </>
    ),
  };
}
