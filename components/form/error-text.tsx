"use client";

import { useTranslations } from "use-intl";

export type ErrorValues = Record<string, string | number>;

/**
 * A schema's message is an i18n key, with values after a question mark where the sentence has some:
 * `validation.tooLong?max=500` → { key: "validation.tooLong", values: { max: 500 } }.
 */
export function parseErrorMessage(message: string): { key: string; values: ErrorValues } {
  const cut = message.indexOf("?");
  if (cut < 0) return { key: message, values: {} };
  const pairs = [...new URLSearchParams(message.slice(cut + 1))];
  const values = pairs.map(([name, text]) => [name, /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text] as const);
  return { key: message.slice(0, cut), values: Object.fromEntries(values) };
}

/** The one place where a message becomes a sentence. What is no key (the server's own sentence) is shown as it is. */
export function useErrorText(): (message: string) => string {
  // A message is a key only at run time: what is none is shown as it stands.
  const t = useTranslations() as unknown as { (key: string, values: ErrorValues): string; has(key: string): boolean };
  return (message) => {
    const { key, values } = parseErrorMessage(message);
    return /^[\w.-]+$/.test(key) && t.has(key) ? t(key, values) : message;
  };
}

export function ErrorText({ message }: { message: string }) {
  return useErrorText()(message);
}
