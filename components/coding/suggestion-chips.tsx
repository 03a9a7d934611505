"use client";

import { useTranslations } from "use-intl";
import type { OfferedTheme } from "@/components/coding/offered";
import type { ThemeName } from "@/components/coding/use-assignments";

type SuggestionChipsProps = {
  offered: readonly OfferedTheme[];
  sure: boolean;
  /** Says which words decided. */
  told: boolean;
  /** Keys work on this entry, so the chips have digits. */
  keyed: boolean;
  onTake: (theme: ThemeName) => void;
  onRefuse: (theme: ThemeName) => void;
  /** The theme whose words are to be marked; null: of the first. */
  onPoint?: (themeId: string | null) => void;
};

/**
 * The themes that an entry probably has: a press takes one, a small one beside it says no. Its look: chip-styles.ts.
 */
export function SuggestionChips({ offered, sure, told, keyed, onTake, onRefuse, onPoint }: SuggestionChipsProps) {
  const t = useTranslations("codebook.suggest");
  return (
    <ul aria-label={t(sure ? "sure" : "likely")} data-chips={sure ? "sure" : ""}>
      {offered.map((theme, place) => (
        <li key={theme.id} onPointerEnter={() => onPoint?.(theme.id)} onPointerLeave={() => onPoint?.(null)}>
          <button
            type="button"
            aria-keyshortcuts={keyed ? String(place + 1) : undefined}
            onClick={() => onTake(theme)}
            onFocus={() => onPoint?.(theme.id)}
          >
            {keyed && <kbd aria-hidden>{place + 1}</kbd>}
            <i>{t("take")}</i>
            {theme.name}
            {told && theme.words.length > 0 && <small>{t("why", { words: theme.words.join("、") })}</small>}
          </button>
          <button type="button" aria-label={t("refuse", { name: theme.name })} onClick={() => onRefuse(theme)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
