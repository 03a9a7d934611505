import "server-only";
import { cache } from "react";
import { openProject, openSignedIn } from "@/lib/gates/open-page";
import { listProgressOf, listProjectsOf, readOutline, readProject } from "@/lib/projects/data";
import { fingerprintOf } from "@/lib/projects/fingerprint";

/** What the frame around every page of a project shows. */
export const loadProjectFrame = cache(async (projectId: string) => {
  const { scope, user } = await openProject(projectId, "project.read");
  const [project, projects] = await Promise.all([readProject(scope), listProjectsOf(user.id)]);
  return { scope, user, project, projects };
});

export async function loadProjectList() {
  const user = await openSignedIn();
  const [projects, progress] = await Promise.all([listProjectsOf(user.id), listProgressOf(user.id)]);
  const empty = { sites: 0, visited: 0, approvedVisits: 0 };
  return {
    user,
    projects: projects.map((project) => ({ ...empty, ...progress.find((row) => row.projectId === project.id), ...project })),
  };
}

/** The settings' two forms, each with the fingerprint of what it was opened on. */
export async function loadProjectSettings(projectId: string) {
  const { scope } = await openProject(projectId, "project.edit");
  const [project, outline] = await Promise.all([readProject(scope), readOutline(scope)]);
  return { project, projectFingerprint: fingerprintOf(project), outline, outlineFingerprint: fingerprintOf(outline) };
}
