"use client";

import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NumberField } from "@/components/form/number-field";
import type { ReportWords } from "@/lib/projects/report-words";

/** 报告用词: how many sites 普遍, 部分, 少数 and 个别 may stand for. */
export function ReportWordsFields<Values extends FieldValues & ReportWords, Output>({
  control,
}: {
  control: Control<Values, unknown, Output>;
}) {
  const t = useTranslations("projects.settings");
  const field = (name: keyof ReportWords) => ({
    ...{ control, whole: true, required: true },
    name: name as FieldPath<Values>, // Values extends ReportWords
  });
  return (
    <fieldset className="grid gap-3 border-t border-line pt-5">
      <legend className="sr-only">{t("reportWords")}</legend>
      <p aria-hidden className="font-medium">
        {t("reportWords")}
      </p>
      <p className="text-sm text-muted">{t("reportWordsHint")}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField {...field("widelyMinPercent")} label={t("widely")} unit={t("minPercentUnit")} />
        <NumberField {...field("someMaxPercent")} label={t("some")} unit={t("minPercentUnit")} />
        <NumberField {...field("fewMaxPercent")} label={t("few")} unit={t("minPercentUnit")} />
        <NumberField {...field("singleMaxSites")} label={t("single")} unit={t("minSitesUnit")} />
      </div>
    </fieldset>
  );
}
