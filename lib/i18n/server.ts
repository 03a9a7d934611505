import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { createFormatter, createTranslator } from "use-intl/core";
import { messagesOf, type Messages, type Noun } from "@/lib/i18n/catalogues";
import { localeCookie, localeOf, type Locale } from "@/lib/i18n/locale";
import { env } from "@/lib/env";

export const currentLocale = cache(async (): Promise<Locale> => localeOf((await cookies()).get(localeCookie)?.value));

export function translatorOf(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale), timeZone: env().TIME_ZONE });
}
export type Translator = ReturnType<typeof translatorOf>;

/** The translator for the reader of this request. A key is "<noun>.<key>". */
export async function translator(): Promise<Translator> {
  return translatorOf(await currentLocale());
}

export async function formatter() {
  return createFormatter({ locale: await currentLocale(), timeZone: env().TIME_ZONE });
}

/** Only the catalogues that a page's client components need, because each one is sent to the phone. */
export async function messagesFor(nouns: readonly Noun[]): Promise<Partial<Messages>> {
  const all = messagesOf(await currentLocale());
  return Object.fromEntries(nouns.map((noun) => [noun, all[noun]]));
}
