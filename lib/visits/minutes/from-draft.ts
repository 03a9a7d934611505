import { placedPhotos, type VisitPhoto } from "@/lib/visits/minutes/photos";
import type { MinutesSource } from "@/lib/visits/minutes/model";
import { candidateOf, type DraftEntry, type DraftVisit } from "@/lib/visits/draft";
import type { FormDimension, VisitFormData } from "@/lib/visits/types";
import { visitMethods } from "@/lib/vocabulary";

/** A visit as it is in the form, complete or not. Empty rows are ignored, as they are when it is sent. */
export function fromDraft(
  typed: DraftVisit,
  data: Pick<VisitFormData, "project" | "sites" | "members" | "dimensions" | "visit">,
  photos: readonly VisitPhoto[] = [],
): MinutesSource {
  const { candidate } = candidateOf(typed);
  const nameOf = (id: string) => data.members.find((member) => member.id === id)?.displayName ?? "";
  return {
    project: data.project.name,
    site: data.sites.find(({ id }) => id === typed.siteId)?.name ?? "",
    visitedOn: typed.visitedOn,
    startedAt: typed.startedAt,
    endedAt: typed.endedAt,
    method: visitMethods.find((method) => method === typed.method) ?? null,
    place: typed.place,
    recorder: nameOf(typed.recorderId),
    members: typed.memberIds.map(nameOf),
    audiences: candidate.audiences.map(({ category, headCount }) => ({
      category: category.trim(),
      headCount: typeof headCount === "number" ? headCount : null,
    })),
    // What is typed need not be a version of the server.
    trace: { visitId: data.visit?.id ?? null, version: null },
    voided: false,
    photos: placedPhotos(
      photos,
      data.dimensions.map((dimension) => ({
        label: dimension.label,
        entries: asAsked(candidate.entries, dimension),
      })),
    ),
    dimensions: data.dimensions.map((dimension) => ({
      key: dimension.key,
      label: dimension.label,
      mark: typed.marks[dimension.key],
      entries: asAsked(candidate.entries, dimension).map(({ id, text, form, speakerCategory }) => ({
        id,
        text,
        form,
        speakerCategory,
      })),
      figures: candidate.figures
        .filter((figure) => figure.dimension === dimension.key)
        .map(({ id, indicator, value, unit, asOf, definition, source }) => ({
          id,
          indicator,
          value: value ?? "",
          unit,
          asOf: asOf ?? "",
          definition,
          source,
        })),
    })),
  };
}

/** In the order of the outline's questions. What answers none of them comes last. */
function asAsked(entries: readonly DraftEntry[], { key, questions }: FormDimension): DraftEntry[] {
  const place = ({ questionId }: DraftEntry) => {
    const found = questions.findIndex(({ id }) => id === questionId);
    return found === -1 ? questions.length : found;
  };
  return entries.filter(({ dimension }) => dimension === key).sort((a, b) => place(a) - place(b));
}
