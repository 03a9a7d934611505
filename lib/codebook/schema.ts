import * as z from "zod";
import { id, kept, line, optionalLine, optionalPassage } from "@/lib/text";
import { dimensionKeys } from "@/lib/vocabulary";

/** How many levels the tree of themes may have, the top one among them. */
export const themeLevels = 4;

export const mostExampleCharacters = 300;

/** What a person writes of a theme. */
export const themeFieldsSchema = z.strictObject({
  name: line(60),
  /** What belongs to it and what does not. */
  definition: optionalPassage(500),
  /** The theme above it; null at the top. */
  parentId: id.nullable(),
  /** A sentence that shows what belongs to it. Not given: it stays as it is; "": one from an entry stays. */
  example: optionalLine(mostExampleCharacters).optional(),
});
export type ThemeFields = z.infer<typeof themeFieldsSchema>;

export const createThemeSchema = themeFieldsSchema.extend({ projectId: id, dimension: z.enum(dimensionKeys) });

/** A field's text as a page showed it. */
const shown = kept(1_000);

/** What the form showed when it was opened (lib/edited-fields.ts). */
const was = z.strictObject({ name: shown, definition: shown, parentId: shown, example: shown }).optional();

/** What the form of a theme holds. */
export const themeFormSchema = themeFieldsSchema.extend({ was });

export const updateThemeSchema = themeFormSchema.extend({ projectId: id, themeId: id });

export const moveThemeSchema = z.strictObject({ projectId: id, themeId: id, direction: z.enum(["up", "down"]) });

/** An entry whose sentence is the theme's example from now on; null: it has none. */
export const setExampleSchema = z.strictObject({ projectId: id, themeId: id, entryId: id.nullable() });

/** A file of a codebook. `dimension`: of the codes whose top-level code names none; "": they are refused. */
export const previewCodebookSchema = z.strictObject({
  projectId: id,
  file: z.file(),
  dimension: z.enum([...dimensionKeys, ""]),
});

export const archiveThemeSchema = z.strictObject({ projectId: id, themeId: id, archived: z.boolean() });

export const countAssignedSchema = z.strictObject({ projectId: id, themeId: id });

export const deleteThemeSchema = z.strictObject({
  projectId: id,
  themeId: id,
  /** From how many entries it is taken, as the person was told: another number is refused. */
  entries: z.number().int().min(0),
});

export const readMergesSchema = z.strictObject({ projectId: id, themeId: id });

export const mergeThemeSchema = z.strictObject({
  projectId: id,
  themeId: id,
  /** The theme that stays. */
  intoId: id,
  /** How many entries follow, as the person was told: another number is refused. */
  entries: z.number().int().min(0),
});

export const undoMergeSchema = z.strictObject({ projectId: id, mergeId: id });
