import { localeOf, type Locale } from "@/lib/i18n/locale";

const localeKey = "zoufang-locale";

/**
 * The offline shell is one for both languages, and the cookie that knows the reader's is not for scripts: a page notes
 * it.
 */
export function noteLocale(): void {
  try {
    localStorage.setItem(localeKey, document.documentElement.lang);
  } catch {
    // Where nothing is kept the shell speaks its first language.
  }
}

export function notedLocale(): Locale {
  try {
    return localeOf(localStorage.getItem(localeKey) ?? undefined);
  } catch {
    return localeOf(undefined);
  }
}
