"use client";

import { useTranslations } from "use-intl";

export type ErrorValues = Record<string, string | number>;

/**
 * A schema's message is an i18n key. Values for the sentence follow a question mark:
 * `validation.tooLong?max=500` → { key: "validation.tooLong", values: { max: 500 } }.
 */
export function parseErrorMessage(message: string): { key: string; values: ErrorValues } {
  const cut = message.indexOf("?");
  if (cut < 0) return { key: message, values: {} };
  const pairs = [...new URLSearchParams(message.slice(cut + 1))];
  const values = pairs.map(([name, text]) => [name, /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text] as const);
  return { key: message.slice(0, cut), values: Object.fromEntries(values) };
}

/**
 * The only place where a message becomes a sentence. A text that is not a key (the server's own sentence) is shown
 * unchanged.
 */
export function useErrorText(): (message: string) => string {
  // Whether a message is a key is known only at run time. Other texts are shown unchanged.
  const t = useTranslations() as unknown as { (key: string, values: ErrorValues): string; has(key: string): boolean };
  return (message) => {
    const { key, values } = parseErrorMessage(message);
    return /^[\w.-]+$/.test(key) && t.has(key) ? t(key, values) : message;
  };
}

export function ErrorText({ message }: { message: string }) {
  return useErrorText()(message);
}
