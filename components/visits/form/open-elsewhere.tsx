"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Another tab writes this draft. */
export function OpenElsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  const t = useTranslations("visits");
  return (
    <Notice
      kind="warning"
      className="mb-4"
      title={t("form.elsewhere.title")}
      action={
        <Button variant="primary" onClick={onTakeOver}>
          {t("form.elsewhere.action")}
        </Button>
      }
    >
      {t("form.elsewhere.text")}
    </Notice>
  );
}
