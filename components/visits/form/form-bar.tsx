"use client";

import { useTranslations } from "use-intl";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type FormBarProps = { current: DimensionKey; onGo: (by: -1 | 1) => void; pending: boolean };

/** The buttons in reach below the form: on a phone from dimension to dimension, at a desk the keys and handing in. */
export function FormBar({ current, onGo, pending }: FormBarProps) {
  const t = useTranslations("visits");
  const step = dimensionKeys.indexOf(current);
  const submitButton = (className: string) => (
    <Button type="submit" variant="primary" pending={pending} className={className}>
      {t("form.submit")}
    </Button>
  );
  return (
    <ActionBar>
      <div className="flex w-full gap-2 lg:hidden">
        <Button disabled={step === 0} onClick={() => onGo(-1)} className="flex-1">
          <Icon name="chevron-left" />
          {t("form.previous")}
        </Button>
        {step < dimensionKeys.length - 1 ? (
          <Button onClick={() => onGo(1)} variant="primary" className="flex-1">
            {t("form.next")}
            <Icon name="chevron-right" />
          </Button>
        ) : (
          submitButton("flex-1")
        )}
      </div>
      <p className="hidden text-sm text-muted lg:block">{t("form.keys")}</p>
      {submitButton("hidden! lg:inline-flex!")}
    </ActionBar>
  );
}
