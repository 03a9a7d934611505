import { cookies } from "next/headers";
import { LanguageSwitch } from "@/components/frame/language-switch";
import { ThemeToggle } from "@/components/frame/theme-toggle";
import { setLocale } from "@/lib/i18n/actions";
import { locales, themeCookie, themeOf } from "@/lib/i18n/locale";
import { currentLocale, translator } from "@/lib/i18n/server";

export async function Language() {
  const t = await translator();
  return (
    <LanguageSwitch
      action={setLocale}
      label={t("frame.language")}
      current={await currentLocale()}
      locales={locales.map((value) => ({ value, name: t(`frame.languageName.${value}`) }))}
    />
  );
}

export async function Theme() {
  const t = await translator();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const words = { system: t("frame.theme.system"), light: t("frame.theme.light"), dark: t("frame.theme.dark") };
  return <ThemeToggle value={theme} labels={{ name: t("frame.theme.label"), ...words }} />;
}
