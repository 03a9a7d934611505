import * as z from "zod";
import { id } from "@/lib/text";

export const assignThemesSchema = z.strictObject({
  projectId: id,
  entryIds: z.array(id).min(1).max(500),
  themeIds: z.array(id).min(1).max(20),
  /** Taken from what was suggested, which is remembered. */
  suggested: z.boolean().optional(),
  /** Undoes that they were taken off: also where a theme has been archived since. */
  again: z.boolean().optional(),
});

const assignmentSchema = z.strictObject({ entryId: id, themeId: id });
export type Assignment = z.infer<typeof assignmentSchema>;

export const unassignThemeSchema = z.strictObject({
  projectId: id,
  assignments: z.array(assignmentSchema).min(1).max(5000),
});

/** A suggested theme that is not to be offered for the entry again; or, as the undo of that, may be. */
export const refuseSuggestionSchema = z.strictObject({ projectId: id, entryId: id, themeId: id, refused: z.boolean() });

/** A problem and a suggestion that answers it, by their themes. */
export const themePairSchema = z.strictObject({ projectId: id, problemId: id, suggestionId: id });

/** What a person says of an entry: it speaks against the theme, or not. Null takes it back. */
export const markAgainstSchema = z.strictObject({
  projectId: id,
  themeId: id,
  entryId: id,
  against: z.boolean().nullable(),
});
