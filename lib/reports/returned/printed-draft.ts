import type { ReportModel } from "@/lib/reports/model";
import type { ReportDraft } from "@/lib/reports/types";

/** A draft with its texts as they are printed: the values of placeholders instead of their names. Pure. */
export function printedDraft(draft: ReportDraft, model: ReportModel): ReportDraft {
  const sections = new Map(model.sections.map((section) => [section.id, section]));
  const annexes = new Map(model.annexPages?.map((annex) => [annex.id, annex]));
  const points = new Map(model.sections.flatMap((section) => section.points.map((point) => [point.id, point])));
  return {
    ...draft,
    title: model.title,
    preface: model.preface.join("\n"),
    closing: model.closing.join("\n"),
    sections: draft.sections.map((section) => {
      const printed = sections.get(section.id);
      const annex = annexes.get(section.id);
      // The photos of an annex stay as they are chosen: they are known by their 题注.
      if (annex) return annex.kind === "photos" ? section : { ...section, lead: annex.text.join("\n") };
      return {
        ...section,
        heading: printed?.heading ?? section.heading,
        lead: printed?.lead ?? section.lead,
        points: section.points.map((point) => {
          const said = points.get(point.id);
          return said ? { ...point, lead: said.lead, text: said.text } : point;
        }),
      };
    }),
  };
}
