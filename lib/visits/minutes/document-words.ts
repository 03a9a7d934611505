import minutes from "@/lib/i18n/messages/zh-CN/minutes.json";

/**
 * The words of the minutes. The minutes go back to a township's office, so they are Chinese whatever language the
 * author reads. They come from their own catalogue alone, because a device loads it to write without a network.
 */
export const minutesWords = minutes.document;
export type MinutesWords = typeof minutesWords;
