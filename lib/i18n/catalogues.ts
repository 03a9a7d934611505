import type { Locale } from "@/lib/i18n/locale";
import { en } from "@/lib/i18n/messages/en";
import { zhCN } from "@/lib/i18n/messages/zh-cn";

/** zh-CN comes first: it defines the keys, and a test checks every other catalogue against them. */
export type Messages = typeof zhCN;
export type Noun = keyof Messages;
/** A whole catalogue, or what it has under one of its keys. */
export type MessagePart = { [Each in Noun]: Each | `${Each}.${keyof Messages[Each] & string}` }[Noun];

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
      return en as Messages; // A test checks that the keys are the same. The types differ only in the literal texts.
  }
}
