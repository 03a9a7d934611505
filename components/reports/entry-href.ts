/** The address of an entry: its place on the page of its visit. */
export function entryHref(projectId: string, visitId: string, entryId: string): string {
  return `/projects/${projectId}/visits/${visitId}#entry-${entryId}`;
}
