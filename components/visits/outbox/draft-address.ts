import type { LocalDraft } from "@/lib/offline/local-draft";

/** The address where a draft can be continued. */
export function draftAddress({
  projectId,
  id,
  baseVersion,
}: Pick<LocalDraft, "projectId" | "id" | "baseVersion">): string {
  return baseVersion > 0 ? `/projects/${projectId}/visits/${id}/edit` : `/projects/${projectId}/visits/new?draft=${id}`;
}
