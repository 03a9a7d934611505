import type { FollowUp } from "@/lib/followups/types";
import type { Translator } from "@/lib/i18n/server";

/** Where a question came from, in words. */
export function originWords(
  t: Translator,
  { kind, text, gone }: Pick<FollowUp["origin"], "kind" | "text" | "gone">,
): string {
  const nameless = kind === "cell" ? "dimension" : "gap";
  const origin = text === "" ? t(`followups.origin.${nameless}`) : t(`followups.origin.${kind}`, { text });
  return gone ? t("followups.origin.gone", { origin }) : origin;
}
