import type { FollowUp } from "@/lib/followups/types";
import type { Translator } from "@/lib/i18n/server";

/** Where a question came from, in words. */
export function originWords(t: Translator, { kind, text, gone }: FollowUp["origin"]): string {
  const origin = text === "" ? t("followups.origin.gap") : t(`followups.origin.${kind}`, { text });
  return gone ? t("followups.origin.gone", { origin }) : origin;
}
