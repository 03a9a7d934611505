import type { OfflineProject } from "@/lib/visits/offline-types";
import type { SiteNotes } from "@/lib/visits/site-notes";

/**
 * The server's answers for pages of older shapes. A page that was open before an update keeps working until it is
 * closed.
 */

/** A page sends the shape it knows in this header. Pages of shape 1 do not send it yet. */
export const shapeHeader = "x-zoufang-shape";

/** The shape that the page of this request knows. */
export function shapeOf(request: Request): number {
  return Number(request.headers.get(shapeHeader) ?? 1);
}

export function knowsOnlyFirstShape(request: Request): boolean {
  return shapeOf(request) === 1;
}

/** Without answers to follow-ups. */
export function inSecondShape<Fields extends object>({ answers: _later, ...fields }: Fields & { answers?: unknown }) {
  return fields;
}

/** 数据 under `readings`. */
export function inFirstShape<Figures, Fields extends object>({ figures, ...fields }: Fields & { figures: Figures }) {
  return { ...inSecondShape<object>(fields), readings: figures };
}

export function notesInFirstShape(notes: SiteNotes): object {
  return { ...notes, visits: notes.visits.map(inFirstShape) };
}

/** Everything but the notes, each of which is said by `notesInFirstShape`. */
export function offlineInFirstShape({
  shape: _today,
  form,
  visits,
  ...project
}: Omit<OfflineProject, "siteNotes">): object {
  return {
    ...project,
    form: {
      ...form,
      visit: form.visit && { ...form.visit, content: inFirstShape(form.visit.content) },
      siteNotes: form.siteNotes && notesInFirstShape(form.siteNotes),
    },
    visits: visits.map((visit) => ({ ...visit, content: inFirstShape(visit.content) })),
  };
}

/** The same for a page of shape 2, which reads the notes as they are. */
export function offlineInSecondShape({ form, visits, ...project }: Omit<OfflineProject, "siteNotes">): object {
  return {
    ...project,
    shape: 2,
    form: { ...form, visit: form.visit && { ...form.visit, content: inSecondShape(form.visit.content) } },
    visits: visits.map((visit) => ({ ...visit, content: inSecondShape(visit.content) })),
  };
}
