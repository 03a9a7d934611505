"use client";

import { useTranslations } from "use-intl";
import { useEditor, type Unit } from "@/components/reports/editor-context";
import { isAnnex } from "@/lib/reports/annexes/annexes";
import { findPoint } from "@/lib/reports/edits";
import type { DraftSection } from "@/lib/reports/types";

/** The name of a part of the report, as in the outline. */
export function useUnitName(): (place: Unit) => string {
  const t = useTranslations("reports.editor");
  const { draft, fill, labels } = useEditor();
  const sectionName = (section: DraftSection | undefined) =>
    section && isAnnex(section)
      ? labels.annexTitle({ title: fill(section.heading), kind: section.annex })
      : fill(section?.heading ?? "") || t("untitled");
  return (place) => {
    switch (place.part) {
      case "front":
      case "closing":
        return t(place.part);
      case "section":
        return sectionName(draft.sections.find(({ id }) => id === place.id));
      case "point":
        return fill(findPoint(draft.sections, place.id)?.point.lead ?? "") || t("untitled");
    }
  };
}
