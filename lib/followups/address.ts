import type { Origin } from "@/lib/followups/types";
import type { DimensionKey } from "@/lib/vocabulary";

export interface NewFollowUpAddress {
  projectId: string;
  /** Undefined where the person is to choose it. */
  siteId?: string | undefined;
  dimension?: DimensionKey | undefined;
  question?: string | undefined;
  origin: { kind: Origin["kind"]; id?: string | null; visitId?: string | null };
}

/** The form for a new question, with what is known filled in. */
export function newFollowUpHref({ projectId, siteId, dimension, question, origin }: NewFollowUpAddress): string {
  const query = new URLSearchParams();
  // A gap is what an address without a kind is about: a page may have two hundred of them.
  if (origin.kind !== "gap") query.set("kind", origin.kind);
  if (siteId) query.set("site", siteId);
  if (dimension) query.set("dimension", dimension);
  if (origin.id) query.set("id", origin.id);
  if (origin.visitId) query.set("visit", origin.visitId);
  if (question) query.set("question", question);
  return `/projects/${projectId}/follow-ups/new?${query.toString()}`;
}

type OriginAddress = { projectId: string; siteId: string; dimension: DimensionKey; origin: Origin };

/** The page on which a question was asked. Null where the address cannot be known. */
export function originHref({ projectId, siteId, dimension, origin }: OriginAddress): string | null {
  const project = `/projects/${projectId}`;
  const { kind, id, visitId } = origin;
  switch (kind) {
    case "gap":
      return `${project}/findings?view=coverage`;
    case "figure":
      return id && `${project}/findings/figures/${id}`;
    case "theme":
      return id && `${project}/findings/themes/${id}`;
    case "cell":
      return `${project}/findings/matrix/${siteId}/${id ?? dimension}`;
    case "comment":
      return visitId && `${project}/visits/${visitId}`;
    case "entry":
      return visitId && id && `${project}/visits/${visitId}#entry-${id}`;
  }
}
