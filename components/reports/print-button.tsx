"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export function PrintButton() {
  const t = useTranslations("reports.editor");
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {t("print")}
    </Button>
  );
}
