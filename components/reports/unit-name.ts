"use client";

import { useTranslations } from "use-intl";
import { useEditor, type Unit } from "@/components/reports/editor-context";
import { findPoint } from "@/lib/reports/edits";

/** The name of a part of the report, as in the outline. */
export function useUnitName(): (place: Unit) => string {
  const t = useTranslations("reports.editor");
  const { draft, fill } = useEditor();
  return (place) => {
    switch (place.part) {
      case "front":
      case "closing":
        return t(place.part);
      case "section":
        return fill(draft.sections.find(({ id }) => id === place.id)?.heading ?? "") || t("untitled");
      case "point":
        return fill(findPoint(draft.sections, place.id)?.point.lead ?? "") || t("untitled");
    }
  };
}
