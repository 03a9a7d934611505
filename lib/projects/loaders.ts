import "server-only";
import { cache } from "react";
import { openProject, openSignedIn } from "@/lib/gates/open-page";
import { listProjectsOf, readProject } from "@/lib/projects/data";

/** What the frame around every page of a project shows. */
export const loadProjectFrame = cache(async (projectId: string) => {
  const { scope, user } = await openProject(projectId, "project.read");
  const [project, projects] = await Promise.all([readProject(scope), listProjectsOf(user.id)]);
  return { scope, user, project, projects };
});

export async function loadProjectList() {
  const user = await openSignedIn();
  return { user, projects: await listProjectsOf(user.id) };
}
