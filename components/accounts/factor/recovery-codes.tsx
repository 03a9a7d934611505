"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";

type RecoveryCodesProps = { codes: string[]; pending?: boolean; onKept: () => void };

/** The recovery codes, shown only once. */
export function RecoveryCodes({ codes, pending = false, onKept }: RecoveryCodesProps) {
  const t = useTranslations("accounts.factor");
  return (
    <div className="grid max-w-measure gap-4">
      <Notice kind="warning" title={t("codesTitle")}>
        {t("codesOnce")}
      </Notice>
      <ol aria-label={t("codes")} className="grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={pending} onClick={onKept}>
          {t("kept")}
        </Button>
        <PrintButton label={t("print")} />
      </div>
    </div>
  );
}
