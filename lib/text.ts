import * as z from "zod";

/**
 * Text as people type it. Refuses, with a sentence, what cannot be stored or read back exactly (NUL, lone surrogates)
 * and what hides or reorders text on the screen (control, bidi and zero-width characters). Keeps everything else
 * exactly, including rare Han characters, HTML and formula starts.
 */
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
const lineBreaks = /[\t\n\r\u2028\u2029]/;
const hidden = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFE\uFFFF]/;

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Its sentence is errors.text.<fault>. */
export type TextFault = "control" | "surrogate" | "hidden" | "lineBreak";

/** The reason to refuse a text, or null. */
export function textFault(value: string, multiline: boolean): TextFault | null {
  if (control.test(value)) return "control";
  if (loneSurrogate.test(value)) return "surrogate";
  if (hidden.test(value)) return "hidden";
  if (!multiline && lineBreaks.test(value)) return "lineBreak";
  return null;
}

function checked(multiline: boolean) {
  return z.string().check((context) => {
    const fault = textFault(context.value, multiline);
    if (fault) context.issues.push({ code: "custom", input: context.value, message: `errors.text.${fault}` });
  });
}

/** One line of text, trimmed, of 1 to `max` characters. */
export const line = (max: number) => checked(false).trim().min(1).max(max);

/** One line of text, trimmed, possibly empty. */
export const optionalLine = (max: number) => checked(false).trim().max(max);

/** Running text, trimmed at its ends, of 1 to `max` characters. */
export const passage = (max: number) => checked(true).trim().min(1).max(max);

/** Running text, possibly empty. */
export const optionalPassage = (max: number) => checked(true).trim().max(max);

/** A UUID of any version, lower case: ids are minted on devices. */
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "errors.field.id");

/** A day that exists, YYYY-MM-DD, between 1900 and 2199. */
export const day = z.iso.date("errors.field.date").regex(/^(19|20|21)/, "errors.field.date");

/** HH:MM of a day of 24 hours. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.field.time");
