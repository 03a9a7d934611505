/** The addresses for fetching and sending attachments. Pure: pages and devices build the same addresses. */
export const uploadsAddress = (projectId: string) => `/api/attachments/${projectId}/uploads`;
export const uploadAddress = (projectId: string, id: string) => `${uploadsAddress(projectId)}/${id}`;
export const listAddress = (projectId: string, visitId: string) => `/api/attachments/${projectId}?visit=${visitId}`;
export const fileAddress = (projectId: string, id: string) => `/api/attachments/${projectId}/${id}`;
export const thumbnailAddress = (projectId: string, id: string) => `${fileAddress(projectId, id)}/thumbnail`;

/** A time in a recording as people say it: 12:34, 1:02:03. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}
