"use client";

import { useTranslations } from "use-intl";
import { PrintButton as Print } from "@/components/ui/print-button";

export function PrintButton() {
  return <Print label={useTranslations("reports.editor")("print")} />;
}
