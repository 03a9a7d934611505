"use client";

import { useTranslations } from "use-intl";

/**
 * The sentence at a box that holds more than is taken, for a box outside of `useForm`. The browser's `maxLength` would
 * cut what is pasted without a word.
 */
export function useTooLong(text: string, max: number): string | undefined {
  const t = useTranslations("errors.field");
  const count = text.trim().length;
  return count > max ? t("tooLongBy", { max, count }) : undefined;
}
