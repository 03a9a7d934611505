import { placedPhotos, type VisitPhoto } from "@/lib/visits/minutes/photos";
import type { MinutesSource } from "@/lib/visits/minutes/model";
import type { VisitDetail } from "@/lib/visits/types";

/** A visit that the server has. Its review, its themes and its history are not for the township. */
export function fromDetail(visit: VisitDetail, project: string, photos: readonly VisitPhoto[] = []): MinutesSource {
  return {
    project,
    site: visit.site.name,
    visitedOn: visit.visitedOn,
    startedAt: visit.startedAt ?? "",
    endedAt: visit.endedAt ?? "",
    method: visit.method,
    place: visit.place,
    recorder: visit.recorder.displayName,
    members: visit.members,
    audiences: visit.audiences.map(({ category, headCount }) => ({
      category,
      headCount: typeof headCount === "number" ? headCount : null,
    })),
    photos: placedPhotos(photos, visit.dimensions),
    trace: { visitId: visit.id, version: visit.version },
    voided: visit.state === "voided",
    dimensions: visit.dimensions.map(({ key, label, mark, entries, figures }) => ({
      key,
      label,
      mark,
      entries: entries.map(({ id, text, form, speakerCategory }) => ({ id, text, form, speakerCategory })),
      figures: figures.map(({ id, indicator, value, unit, asOf, definition, source }) => ({
        id,
        indicator,
        value,
        unit,
        asOf,
        definition,
        source,
      })),
    })),
  };
}
