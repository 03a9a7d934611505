import type { OfflineProject } from "@/lib/visits/offline-types";
import type { SiteNotes } from "@/lib/visits/site-notes";

/** What the server says, as a page of shape 1 knows it: a page that was open before an update goes on until it is closed. */

/** A page names the shape it knows under this header; pages of shape 1 did not name it yet. */
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

export function offlineInFirstShape({ shape: _today, form, visits, siteNotes, ...project }: OfflineProject): object {
  return {
    ...project,
    form: {
      ...form,
      visit: form.visit && { ...form.visit, content: inFirstShape(form.visit.content) },
      siteNotes: form.siteNotes && notesInFirstShape(form.siteNotes),
    },
    visits: visits.map((visit) => ({ ...visit, content: inFirstShape(visit.content) })),
    siteNotes: siteNotes?.map(notesInFirstShape),
  };
}
