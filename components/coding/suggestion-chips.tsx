"use client";

import { useTranslations } from "use-intl";
import type { ThemeName } from "@/components/coding/use-assignments";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { OfferedTheme } from "@/components/coding/offered";

type SuggestionChipsProps = {
  offered: readonly OfferedTheme[];
  sure: boolean;
  /** The entry is the one that keys work on: its chips have digits, and say which words decided. */
  current: boolean;
  /** For a thumb: one below the other, in full width. */
  tall?: boolean;
  onTake: (theme: ThemeName) => void;
  onRefuse: (theme: ThemeName) => void;
  /** The theme whose words are to be marked; null: of the first. */
  onPoint?: (themeId: string | null) => void;
};

/** The themes that an entry probably has: a press takes one, a small one beside it says no. */
export function SuggestionChips({ offered, sure, current, tall, onTake, onRefuse, onPoint }: SuggestionChipsProps) {
  const t = useTranslations("codebook.suggest");
  return (
    <ul
      aria-label={t(sure ? "sure" : "likely")}
      className={tall ? "flex flex-col gap-2" : "mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1"}
    >
      {offered.map((theme, place) => (
        <li
          key={theme.id}
          className={classNames(
            "flex items-stretch rounded-md border text-sm",
            sure ? "border-action bg-action-soft" : "border-dashed border-edge bg-surface",
          )}
          onPointerEnter={() => onPoint?.(theme.id)}
          onPointerLeave={() => onPoint?.(null)}
        >
          <button
            type="button"
            aria-keyshortcuts={current ? String(place + 1) : undefined}
            onClick={() => onTake(theme)}
            onFocus={() => onPoint?.(theme.id)}
            className={classNames(
              "flex min-w-0 grow items-center gap-1.5 ps-2 text-start hover:text-action pointer-coarse:min-h-11",
              tall ? "min-h-11 py-1" : "min-h-7",
            )}
          >
            {current && !tall && (
              <kbd aria-hidden className="rounded-sm border border-edge bg-ground px-1 text-xs text-muted">
                {place + 1}
              </kbd>
            )}
            <span className="sr-only">{t("take")}</span>
            <span className={sure ? "font-medium" : undefined}>{theme.name}</span>
            {(current || tall) && theme.words.length > 0 && (
              <small className="min-w-0 text-xs text-muted">{t("why", { words: theme.words.join("、") })}</small>
            )}
          </button>
          <button
            type="button"
            aria-label={t("refuse", { name: theme.name })}
            onClick={() => onRefuse(theme)}
            className={classNames(
              "grid w-7 shrink-0 place-items-center text-muted hover:text-vermilion pointer-coarse:w-11",
              tall && "w-11",
            )}
          >
            <Icon name="close" className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
