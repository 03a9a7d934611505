"use client";

import { useSyncExternalStore, type MouseEvent } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { Button } from "@/components/ui/button";
import type { FieldWarningContent } from "@/components/ui/field";

type PersonalWarningInput = {
  watch: PersonalWatch;
  /** The field's path, which is the name of its box as well. */
  path: string;
  /** The field's name, where the warning does not stand right below it. */
  place?: string | undefined;
  onRedact: () => void;
  onKeep: () => void;
};

/** The quiet warning at a field that seems to hold personal data; nothing where it does not. */
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
    // The buttons go with the warning: by keyboard the focus returns to the text, without opening one on a touch screen.
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
