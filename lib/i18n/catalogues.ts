import type { Locale } from "@/lib/i18n/locale";
import { en } from "@/lib/i18n/messages/en";
import { zhCN } from "@/lib/i18n/messages/zh-cn";

/** zh-CN comes first: its keys are the keys; a test holds every other catalogue to the same. */
export type Messages = typeof zhCN;
export type Noun = keyof Messages;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

export function messagesOf(locale: Locale): Messages {
  switch (locale) {
    case "zh-CN":
      return zhCN;
    case "en":
      return en as Messages; // same keys, held by a test; the types of the texts differ only as literals
  }
}
