"use server";
import { assignThemes as assign, unassignTheme as unassign } from "@/lib/codebook/assignments";
import * as mutations from "@/lib/codebook/mutations";
import {
  assignThemesSchema,
  createThemeSchema,
  deleteThemeSchema,
  moveThemeSchema,
  unassignThemeSchema,
  updateThemeSchema,
} from "@/lib/codebook/schema";
import { defineProjectAction } from "@/lib/gates/define-action";

export const createTheme = defineProjectAction(
  "codebook.createTheme",
  createThemeSchema,
  async ({ tx, scope, input, audit }) => {
    const themeId = await mutations.createTheme(tx, scope, input);
    audit(themeId, { dimension: input.dimension });
    return { themeId };
  },
);

export const updateTheme = defineProjectAction(
  "codebook.updateTheme",
  updateThemeSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.updateTheme(tx, scope, input);
    audit(input.themeId);
    return {};
  },
);

export const moveTheme = defineProjectAction(
  "codebook.moveTheme",
  moveThemeSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.moveTheme(tx, scope, input);
    audit(input.themeId, { direction: input.direction });
    return {};
  },
);

export const deleteTheme = defineProjectAction(
  "codebook.deleteTheme",
  deleteThemeSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.deleteTheme(tx, scope, input);
    audit(input.themeId, { entries: input.entries });
    return {};
  },
);

export const assignThemes = defineProjectAction(
  "codebook.assignThemes",
  assignThemesSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { entryIds, themeIds } = input;
    const assigned = await assign(tx, scope, { entryIds, themeIds, now });
    audit(themeIds.length === 1 ? (themeIds[0] ?? null) : null, {
      entries: entryIds.length,
      themes: themeIds.length,
      assigned: assigned.length,
    });
    return { assigned };
  },
);

export const unassignTheme = defineProjectAction(
  "codebook.unassignTheme",
  unassignThemeSchema,
  async ({ tx, scope, input, audit }) => {
    const removed = await unassign(tx, scope, input.assignments);
    audit(input.assignments.length === 1 ? (input.assignments[0]?.themeId ?? null) : null, { removed });
    return { removed };
  },
);
