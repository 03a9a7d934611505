/** The languages of the product; the first is the default. */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "locale";
export const themeCookie = "theme";
export const themes = ["system", "light", "dark"] as const;
export type ColourTheme = (typeof themes)[number];

export function localeOf(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? locales[0];
}

export function themeOf(value: string | undefined): ColourTheme {
  return themes.find((theme) => theme === value) ?? "system";
}
