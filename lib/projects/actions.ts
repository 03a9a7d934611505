"use server";
import { defineProjectAction, defineSystemAction } from "@/lib/gates/define-action";
import { recordAudit, systemChain } from "@/lib/gates/audit";
import { copyProject as copyParts } from "@/lib/projects/copy";
import { deleteProject as removeFromSight, restoreProject as bringBack } from "@/lib/projects/deletion";
import * as mutations from "@/lib/projects/mutations";
import {
  closingSchema,
  copyProjectSchema,
  createProjectSchema,
  deleteProjectSchema,
  outlineSchema,
  restoreProjectSchema,
  updateProjectSchema,
} from "@/lib/projects/schema";

export const createProject = defineSystemAction(
  "projects.createProject",
  createProjectSchema,
  async ({ input, user, tx, now, audit }) => {
    const projectId = await mutations.createProject(tx, user.id, input, now);
    // The first row in the new project's own audit chain, besides the system's row.
    await recordAudit(tx, {
      projectId,
      actorId: user.id,
      action: "projects.createProject",
      subjectId: projectId,
      detail: {},
      at: now,
    });
    audit(projectId);
    return { projectId };
  },
);

export const updateProject = defineProjectAction(
  "projects.updateProject",
  updateProjectSchema,
  async ({ input, scope, tx, audit }) => {
    const fingerprint = await mutations.updateProject(tx, scope, input);
    const { commonMinSites, commonMinPercent, widelyMinPercent, someMaxPercent, fewMaxPercent, singleMaxSites } = input;
    audit(scope.projectId, {
      ...{ commonMinSites, commonMinPercent },
      ...{ widelyMinPercent, someMaxPercent, fewMaxPercent, singleMaxSites },
    });
    return { fingerprint };
  },
);

export const saveOutline = defineProjectAction(
  "projects.saveOutline",
  outlineSchema,
  async ({ input, scope, tx, now, audit }) => {
    const saved = await mutations.saveOutline(tx, scope, input, now);
    audit(scope.projectId, Object.fromEntries(input.dimensions.map(({ key, questions }) => [key, questions.length])));
    return saved;
  },
);

export const closeProject = defineProjectAction(
  "projects.closeProject",
  closingSchema,
  async ({ input, scope, tx, now, audit }) => {
    await mutations.closeProject(tx, scope, { seenClosed: input.closed, now });
    audit(scope.projectId);
    return null;
  },
);

export const reopenProject = defineProjectAction(
  "projects.reopenProject",
  closingSchema,
  async ({ input, scope, tx, audit }) => {
    await mutations.reopenProject(tx, scope, { seenClosed: input.closed });
    audit(scope.projectId);
    return null;
  },
);

/** In both projects' chains. */
export const copyProject = defineProjectAction(
  "projects.copyProject",
  copyProjectSchema,
  async ({ input, scope, user, tx, now, audit }) => {
    const copyId = await copyParts(tx, scope, input, now);
    const { projectId: _from, name: _name, ...parts } = input;
    await recordAudit(tx, {
      projectId: copyId,
      actorId: user.id,
      action: "projects.copyProject",
      subjectId: scope.projectId,
      detail: parts,
      at: now,
    });
    audit(copyId, parts);
    return { projectId: copyId };
  },
);

/** In both chains: the system's names the project when it is gone. */
export const deleteProject = defineProjectAction(
  "projects.deleteProject",
  deleteProjectSchema,
  async ({ input, scope, user, tx, now, audit }) => {
    await removeFromSight(tx, scope, { name: input.name, now });
    const { projectId } = scope;
    await recordAudit(tx, {
      projectId: systemChain,
      actorId: user.id,
      action: "projects.deleteProject",
      subjectId: projectId,
      detail: {},
      at: now,
    });
    audit(projectId);
    return null;
  },
);

export const restoreProject = defineSystemAction(
  "projects.restoreProject",
  restoreProjectSchema,
  async ({ input: { projectId }, user, tx, now, audit }) => {
    await bringBack(tx, user, projectId);
    await recordAudit(tx, {
      projectId,
      actorId: user.id,
      action: "projects.restoreProject",
      subjectId: projectId,
      detail: {},
      at: now,
    });
    audit(projectId);
    return null;
  },
);
