import type { Messages } from "@/lib/i18n/catalogues";
import type { Locale } from "@/lib/i18n/locale";

export type ShellMessages = Pick<Messages, "errors" | "frame" | "offline" | "privacy" | "visits" | "vocabulary">;

/**
 * Loaded on demand and stored with the shell, in both languages, because the reader's language is not known in advance.
 */
const catalogues = {
  "zh-CN": () =>
    Promise.all([
      import("@/lib/i18n/messages/zh-CN/errors.json"),
      import("@/lib/i18n/messages/zh-CN/frame.json"),
      import("@/lib/i18n/messages/zh-CN/offline.json"),
      import("@/lib/i18n/messages/zh-CN/privacy.json"),
      import("@/lib/i18n/messages/zh-CN/visits.json"),
      import("@/lib/i18n/messages/zh-CN/vocabulary.json"),
    ]),
  en: () =>
    Promise.all([
      import("@/lib/i18n/messages/en/errors.json"),
      import("@/lib/i18n/messages/en/frame.json"),
      import("@/lib/i18n/messages/en/offline.json"),
      import("@/lib/i18n/messages/en/privacy.json"),
      import("@/lib/i18n/messages/en/visits.json"),
      import("@/lib/i18n/messages/en/vocabulary.json"),
    ]),
} as const;

export async function shellMessages(locale: Locale): Promise<ShellMessages> {
  const [errors, frame, offline, privacy, visits, vocabulary] = await catalogues[locale]();
  const all = {
    errors: errors.default,
    frame: frame.default,
    offline: offline.default,
    privacy: privacy.default,
    visits: visits.default,
    vocabulary: vocabulary.default,
  };
  return all as ShellMessages; // the same keys in both, checked by a test; as literals their texts differ
}
