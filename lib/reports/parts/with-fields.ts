import { frontKey, type FrontContent, type PointContent, type SectionContent } from "@/lib/reports/parts/types";
import type { ReportDraft } from "@/lib/reports/types";

/** What a person types into the boxes of one part. */
export type PartFields = TypedFields & Partial<Pick<FrontContent, "answers">>;

/** … of these those in boxes. */
export type TypedFields = Partial<Omit<FrontContent & SectionContent & PointContent, "evidence" | "answers">>;

function changes<Part extends object>(part: Part, fields: PartFields): boolean {
  const own = part as Record<string, unknown>;
  return Object.entries(fields).some(([field, value]) => !Object.is(own[field], value));
}

/**
 * The report with other fields in one part. Every other part stays the same object, and so does the report if nothing
 * changes: what was drawn or checked of it before is still right.
 */
export function withFields(draft: ReportDraft, key: string, fields: PartFields): ReportDraft {
  if (key === frontKey) return changes(draft, fields) ? { ...draft, ...fields } : draft;
  const place = draft.sections.findIndex(({ id, points }) => id === key || points.some((point) => point.id === key));
  const section = draft.sections[place];
  if (!section) return draft;
  const point = section.points.find(({ id }) => id === key);
  if (!changes(point ?? section, fields)) return draft;
  const changed = point
    ? { ...section, points: section.points.map((one) => (one === point ? { ...one, ...fields } : one)) }
    : { ...section, ...fields };
  return { ...draft, sections: draft.sections.with(place, changed) };
}
