import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { createFormatter, createTranslator } from "use-intl/core";
import { messagesOf, type MessagePart, type Messages } from "@/lib/i18n/catalogues";
import { localeCookie, localeOf, type Locale } from "@/lib/i18n/locale";
import { timeZone } from "@/lib/env";

export const currentLocale = cache(async (): Promise<Locale> => localeOf((await cookies()).get(localeCookie)?.value));

const makeTranslator = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale), timeZone: timeZone() });
export type Translator = ReturnType<typeof makeTranslator>;
const makeFormatter = (locale: Locale) => createFormatter({ locale, timeZone: timeZone() });

/**
 * By language. Each keeps what it has parsed and each formatter of days and numbers it has made, so all requests share
 * one.
 */
const translators = new Map<Locale, Translator>();
const formatters = new Map<Locale, ReturnType<typeof makeFormatter>>();

export function translatorOf(locale: Locale): Translator {
  const made = translators.get(locale) ?? makeTranslator(locale);
  translators.set(locale, made);
  return made;
}

/** The translator for the reader of this request. A key is "<noun>.<key>". */
export async function translator(): Promise<Translator> {
  return translatorOf(await currentLocale());
}

export async function formatter() {
  const locale = await currentLocale();
  const made = formatters.get(locale) ?? makeFormatter(locale);
  formatters.set(locale, made);
  return made;
}

/** Only what a page's client components say, because each text is sent to the phone. */
export async function messagesFor(parts: readonly MessagePart[]): Promise<Partial<Messages>> {
  const all: Record<string, Record<string, unknown>> = messagesOf(await currentLocale());
  const wanted: Record<string, Record<string, unknown>> = {};
  for (const part of parts) {
    const [noun = "", key] = part.split(".");
    const texts = all[noun] ?? {};
    wanted[noun] = key === undefined ? texts : { ...wanted[noun], [key]: texts[key] };
  }
  return wanted as Partial<Messages>; // parts of the same catalogue under the same names
}
