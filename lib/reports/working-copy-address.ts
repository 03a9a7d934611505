/** Where the editor of a report reads what its page does not carry: the page tells the browser beforehand. Pure. */
export const workingCopyAddress = (projectId: string, reportId: string) =>
  `/api/reports/${projectId}/${reportId}/draft`;
