"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Paper } from "@/components/reports/paper";
import { reportLabels, type ReportLabelStrings } from "@/lib/reports/formats/labels";
import type { ReportModel } from "@/lib/reports/model";

type IssuedPaperProps = { projectId: string; model: ReportModel; labelStrings: ReportLabelStrings };

/** A report that was sent out, as it was printed. */
export function IssuedPaper({ projectId, model, labelStrings }: IssuedPaperProps) {
  const t = useTranslations("reports.editor");
  const labels = useMemo(() => reportLabels(labelStrings), [labelStrings]);
  return <Paper {...{ projectId, model, labels }} values={null} label={t("paperLabel")} selected={null} withIndex />;
}
