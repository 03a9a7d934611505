import * as z from "zod";
import { id } from "@/lib/text";

/** What is sent for several visits at once: each as the list showed it. */
const items = z
  .array(z.strictObject({ visitId: id, version: z.number().int().min(1).max(1_000_000) }))
  .min(1)
  .max(20);

export const approveVisitsSchema = z.strictObject({ projectId: id, items });

export const handInVisitsSchema = z.strictObject({
  projectId: id,
  items,
  /** Hand in also what has dimensions that were neither filled nor marked: the person has been asked. */
  untouched: z.boolean(),
});
