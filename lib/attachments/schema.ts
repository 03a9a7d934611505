import * as z from "zod";
import { id, line, optionalLine } from "@/lib/text";
import { attachmentKinds } from "@/lib/vocabulary";

/** Allows moments up to a hundred hours, and more marks than anyone sets by hand. */
const longestSeconds = 360_000;
const mostCues = 500;

const seconds = z.number().int().min(0).max(longestSeconds);

export const cueSchema = z.strictObject({ id, atSeconds: seconds, label: optionalLine(120), entryId: id.nullable() });

/** What a device says about a file before it sends it: the metadata of a tus creation. */
export const uploadSchema = z.strictObject({
  /** Created on the device, so that a retry is harmless. */
  id,
  visitId: id,
  entryId: id.nullable().default(null),
  kind: z.enum(attachmentKinds),
  fileName: line(255),
  /** Hash of the bytes that will be sent, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  durationSeconds: seconds.nullable().default(null),
  cues: z.array(cueSchema).max(mostCues).default([]),
});
export type UploadInput = z.output<typeof uploadSchema>;

export const removeAttachmentSchema = z.strictObject({ projectId: id, attachmentId: id });

export const addCueSchema = z.strictObject({ projectId: id, attachmentId: id, cue: cueSchema });

export const removeCueSchema = z.strictObject({ projectId: id, cueId: id });
