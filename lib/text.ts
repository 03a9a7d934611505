import * as z from "zod";
import { cleanText } from "@/lib/clean-text";

/** The text, days, times and ids that forms, actions and routes accept. */

/** Cleaned first, so that lengths count what is stored. */
const cleaned = (multiline: boolean) => z.string().overwrite((value) => cleanText(value, multiline));

/** One line of text, trimmed, of 1 to `max` characters. */
export const line = (max: number) => cleaned(false).trim().min(1).max(max);

/** One line of text, trimmed, possibly empty. */
export const optionalLine = (max: number) => cleaned(false).trim().max(max);

/** Running text, trimmed at its ends, of 1 to `max` characters. */
export const passage = (max: number) => cleaned(true).trim().min(1).max(max);

/** Running text, possibly empty. */
export const optionalPassage = (max: number) => cleaned(true).trim().max(max);

/** What a page says again of texts that are stored: neither trimmed nor required, but clean as they are. */
export const kept = (max: number) => cleaned(true).max(max);

/** A UUID of any version, lower case: ids are minted on devices. "" is a list from which nothing was chosen. */
export const id = z
  .string()
  .min(1, { abort: true })
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "errors.field.id");

/** A day that exists, YYYY-MM-DD, between 1900 and 2199. */
export const day = z.iso.date("errors.field.date").regex(/^(19|20|21)/, "errors.field.date");

/** HH:MM of a day of 24 hours. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.field.time");
