"use client";

import { useCallback } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { basicFields, visitFields } from "@/lib/visits/fields";
import type { VisitFormData } from "@/lib/visits/types";

const figureParts = ["indicator", "value", "unit", "asOf", "definition", "source"] as const;

/** The name of the field at a path, as the list of problems shows it: 存在问题 第2条. */
export function useFieldNames(data: VisitFormData, form: UseFormReturn<VisitFormValues>) {
  const t = useTranslations("visits");
  return useCallback(
    (path: string): string | null => {
      const [list = "", id = "", part] = path.split(".");
      const values = form.getValues();
      const row = list === "entries" ? values.entries[id] : list === "figures" ? values.figures[id] : undefined;
      const dimension = data.dimensions.find(({ key }) => key === (row?.dimension ?? id))?.label;
      if (row && list === "entries") {
        const among = values.entryIds.filter((each) => values.entries[each]?.dimension === row.dimension);
        return t("form.nameOf.entry", { dimension: dimension ?? "", number: among.indexOf(id) + 1 });
      }
      if (row) {
        const known = figureParts.find((each) => each === part);
        return t("form.nameOf.figure", { dimension: dimension ?? "", part: known ? t(`form.figure.${known}`) : "" });
      }
      if (list === "marks") return dimension ?? null;
      const field = basicFields.find((each) => each === list);
      return field ? t(visitFields[field].label) : null;
    },
    [data, form, t],
  );
}
