import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { createFormatter, createTranslator } from "use-intl/core";
import { messagesOf, type MessagePart, type Messages } from "@/lib/i18n/catalogues";
import { localeCookie, localeOf, type Locale } from "@/lib/i18n/locale";
import { timeZone } from "@/lib/env";

export const currentLocale = cache(async (): Promise<Locale> => localeOf((await cookies()).get(localeCookie)?.value));

export function translatorOf(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale), timeZone: timeZone() });
}
export type Translator = ReturnType<typeof translatorOf>;

/** The translator for the reader of this request. A key is "<noun>.<key>". */
export async function translator(): Promise<Translator> {
  return translatorOf(await currentLocale());
}

export async function formatter() {
  return createFormatter({ locale: await currentLocale(), timeZone: timeZone() });
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
