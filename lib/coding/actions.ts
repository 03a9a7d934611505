"use server";
import * as mutations from "@/lib/coding/mutations";
import { assignThemesSchema, refuseSuggestionSchema, unassignThemeSchema } from "@/lib/coding/schema";
import { defineProjectAction } from "@/lib/gates/define-action";

export const assignThemes = defineProjectAction(
  "codebook.assignThemes",
  assignThemesSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { entryIds, themeIds } = input;
    const assigned = await mutations.assignThemes(tx, scope, { entryIds, themeIds, now });
    if (input.suggested) await mutations.rememberAccepted(tx, scope, { assigned, now });
    audit(themeIds.length === 1 ? (themeIds[0] ?? null) : null, {
      entries: entryIds.length,
      themes: themeIds.length,
      assigned: assigned.length,
      ...(input.suggested && { suggested: true }),
    });
    return { assigned };
  },
);

export const unassignTheme = defineProjectAction(
  "codebook.unassignTheme",
  unassignThemeSchema,
  async ({ tx, scope, input, audit }) => {
    const removed = await mutations.unassignTheme(tx, scope, input.assignments);
    audit(input.assignments.length === 1 ? (input.assignments[0]?.themeId ?? null) : null, { removed });
    return { removed };
  },
);

export const refuseSuggestion = defineProjectAction(
  "codebook.refuseSuggestion",
  refuseSuggestionSchema,
  async ({ tx, scope, input, now, audit }) => {
    await mutations.refuseSuggestion(tx, scope, { ...input, now });
    audit(input.themeId, { entry: input.entryId, refused: input.refused });
    return { refused: input.refused };
  },
);
