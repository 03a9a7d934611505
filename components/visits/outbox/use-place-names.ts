"use client";

import { useEffect, useRef, useCallback } from "react";
import { useTranslations } from "use-intl";
import { basicFields, visitFields } from "@/lib/visits/fields";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

const figureParts = ["indicator", "value", "unit", "asOf", "definition", "source"] as const;

type Rows = readonly { id: string; dimension: DimensionKey }[];

/**
 * The name of the field at a path of a visit, as a list of problems shows it: 存在问题第2条. Null for a path of no field.
 *
 * @param labelOf The word for a dimension.
 */
export function usePlaceNames(labelOf: (key: DimensionKey) => string) {
  const t = useTranslations("visits");
  const label = useRef(labelOf);
  useEffect(() => {
    label.current = labelOf;
  });
  return useCallback(
    (visit: { entries: Rows; figures: Rows }, path: string): string | null => {
      const [list = "", id = "", part] = path.split(".");
      const row = (list === "entries" || list === "figures" ? visit[list] : []).find((each) => each.id === id);
      if (row && list === "entries") {
        const among = visit.entries.filter(({ dimension }) => dimension === row.dimension);
        return t("form.nameOf.entry", { dimension: label.current(row.dimension), number: among.indexOf(row) + 1 });
      }
      if (row) {
        const known = figureParts.find((each) => each === part);
        const name = known ? t(`form.figure.${known}`) : "";
        return t("form.nameOf.figure", { dimension: label.current(row.dimension), part: name });
      }
      const marked = dimensionKeys.find((key) => key === id);
      if (list === "marks" && marked) return label.current(marked);
      if (list === "answers") return t(visitFields.answers.label);
      const field = basicFields.find((each) => each === list);
      return field ? t(visitFields[field].label) : null;
    },
    [t],
  );
}
