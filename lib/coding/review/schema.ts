import * as z from "zod";
import { id } from "@/lib/text";
import { dimensionKeys, reviewChoices } from "@/lib/vocabulary";

/** More in one sample nobody codes in one sitting. */
export const mostSampled = 200;

export const startSampleSchema = z.strictObject({
  projectId: id,
  dimension: z.enum([...dimensionKeys, ""]),
  size: z.number().int().min(1).max(mostSampled),
  reviewerId: id,
});

export const codeSampledSchema = z.strictObject({
  projectId: id,
  sampleId: id,
  entryId: id,
  /** Perhaps none: no theme fits. */
  themeIds: z.array(id).max(20),
});

export const finishSampleSchema = z.strictObject({ projectId: id, sampleId: id });
export const endSampleSchema = z.strictObject({ projectId: id, sampleId: id });

export const settleSampledSchema = z.strictObject({
  projectId: id,
  sampleId: id,
  entryId: id,
  choice: z.enum(reviewChoices),
});
export const unsettleSampledSchema = z.strictObject({ projectId: id, sampleId: id, entryId: id });
