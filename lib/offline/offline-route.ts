/** What an address shows if there is no network. */
export type OfflineRoute =
  | { at: "projects" }
  | {
      at: "project";
      projectId: string;
      /** Another page of the project was asked for, which needs a network. */ instead: boolean;
    }
  | { at: "new"; projectId: string; draftId: string | undefined; siteId: string | undefined }
  | { at: "edit"; projectId: string; visitId: string }
  | { at: "outbox"; projectId: string }
  | { at: "elsewhere" };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = (text: string | null | undefined) => (text && uuid.test(text) ? text : undefined);

export function offlineRoute(address: Pick<URL, "pathname" | "searchParams">): OfflineRoute {
  const [top, project, room, ...rest] = address.pathname.split("/").filter(Boolean);
  if (top === undefined || top === "offline") return { at: "projects" };
  if (top !== "projects") return { at: "elsewhere" };
  const projectId = idOf(project);
  if (!projectId) return project === undefined ? { at: "projects" } : { at: "elsewhere" };
  if (room === "outbox") return { at: "outbox", projectId };
  if (room === "visits" && rest[0] === "new") {
    const asked = (name: string) => idOf(address.searchParams.get(name));
    return { at: "new", projectId, draftId: asked("draft"), siteId: asked("site") };
  }
  const visitId = idOf(rest[0]);
  if (room === "visits" && visitId && rest[1] === "edit") return { at: "edit", projectId, visitId };
  return { at: "project", projectId, instead: room !== undefined && room !== "visits" };
}
