import * as z from "zod";
import { id } from "@/lib/text";

export const assignThemesSchema = z.strictObject({
  projectId: id,
  entryIds: z.array(id).min(1).max(500),
  themeIds: z.array(id).min(1).max(20),
});

const assignmentSchema = z.strictObject({ entryId: id, themeId: id });
export type Assignment = z.infer<typeof assignmentSchema>;

export const unassignThemeSchema = z.strictObject({
  projectId: id,
  assignments: z.array(assignmentSchema).min(1).max(5000),
});
