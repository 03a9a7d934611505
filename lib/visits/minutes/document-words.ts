import minutes from "@/lib/i18n/messages/zh-CN/minutes.json";

/**
 * The words the minutes are written with. They go back to a township's office, so they are Chinese whatever language their
 * maker reads; and they are taken from their own catalogue alone, since a device loads them to write without a network.
 */
export const minutesWords = minutes.document;
export type MinutesWords = typeof minutesWords;
