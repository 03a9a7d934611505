import "server-only";
import { cache } from "react";
import { can } from "@/lib/auth/policy";
import { openProject, openSignedIn } from "@/lib/gates/open-page";
import {
  countAnswers,
  countContents,
  listDeletedFor,
  listProgressOf,
  listProjectsOf,
  readOutline,
  readProject,
} from "@/lib/projects/data";
import { fingerprintOf } from "@/lib/projects/fingerprint";

/** What the frame around every page of a project shows. */
export const loadProjectFrame = cache(async (projectId: string) => {
  const { scope, user } = await openProject(projectId, "project.read");
  const projects = await listProjectsOf(user.id);
  const project = projects.find(({ id }) => id === projectId) ?? (await readProject(scope));
  const closed = scope.actor.closed === true;
  const shown = projects.filter((other) => !other.closed || other.id === projectId);
  return { scope, user, project: { id: projectId, name: project.name, closed }, projects: shown };
});

export async function loadProjectList() {
  const user = await openSignedIn();
  const [projects, progress, deleted] = await Promise.all([
    listProjectsOf(user.id),
    listProgressOf(user.id),
    listDeletedFor(user),
  ]);
  const empty = { sites: 0, visited: 0, approvedVisits: 0 };
  return {
    user,
    deleted: deleted.map(({ deletedAt, goneAt, ...project }) => ({
      ...project,
      deletedAt: deletedAt.toISOString(),
      goneAt: goneAt.toISOString(),
    })),
    projects: projects.map((project) => ({
      ...empty,
      ...progress.find((row) => row.projectId === project.id),
      ...project,
    })),
  };
}

/**
 * The basics and the threshold, with the fingerprint of what the form was opened on. Everyone may read them, a lead may
 * edit them.
 */
export async function loadProjectSettings(projectId: string) {
  const { scope } = await openProject(projectId, "project.read");
  const mayDelete = can(scope.actor, "project.delete");
  const [project, contents] = await Promise.all([readProject(scope), mayDelete ? countContents(scope) : null]);
  return {
    project,
    /** What would go with it; null for whoever may not delete it. */
    contents,
    closed: scope.actor.closed === true,
    fingerprint: fingerprintOf(project),
    mayEdit: can(scope.actor, "project.edit"),
    mayArchive: can(scope.actor, "project.archive"),
    mayClose: can(scope.actor, "project.close"),
    mayCopy: can(scope.actor, "project.copy"),
    mayReopen: can(scope.actor, "project.reopen"),
  };
}

/** 调研提纲, with how many entries and figures answer each of its questions. */
export async function loadOutline(projectId: string) {
  const { scope } = await openProject(projectId, "project.read");
  const [outline, answers] = await Promise.all([readOutline(scope), countAnswers(scope)]);
  const mayEdit = can(scope.actor, "project.edit");
  return { outline, answers, fingerprint: fingerprintOf(outline), mayEdit, closed: scope.actor.closed === true };
}
