import type { OfflineProject } from "@/lib/visits/offline-types";
import type { SiteNotes } from "@/lib/visits/site-notes";

/**
 * The server's answers for a page of shape 1. A page that was open before an update keeps working until it is closed.
 */

/** A page sends the shape it knows in this header. Pages of shape 1 do not send it yet. */
export const shapeHeader = "x-zoufang-shape";

export function knowsOnlyFirstShape(request: Request): boolean {
  return Number(request.headers.get(shapeHeader) ?? 1) === 1;
}

/** 数据 under `readings`. */
export function inFirstShape<Figures, Fields extends object>({ figures, ...fields }: Fields & { figures: Figures }) {
  return { ...fields, readings: figures };
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
