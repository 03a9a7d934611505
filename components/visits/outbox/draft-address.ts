import type { LocalDraft } from "@/lib/offline/local-draft";

/** The address where a draft can be continued, at a field if one is named. */
export function draftAddress(
  { projectId, id, baseVersion }: Pick<LocalDraft, "projectId" | "id" | "baseVersion">,
  field?: string,
): string {
  const at = new URLSearchParams({ ...(baseVersion === 0 && { draft: id }), ...(field !== undefined && { field }) });
  const visits = `/projects/${projectId}/visits`;
  return `${visits}/${baseVersion > 0 ? `${id}/edit` : "new"}${at.size > 0 ? `?${at}` : ""}`;
}
