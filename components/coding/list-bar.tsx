"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

type ListBarProps = {
  selected: readonly string[];
  selectAll: () => void;
  clear: () => void;
  /** Null where the list is as it would be by now. */
  renew: (() => void) | null;
  onHelp: () => void;
};

/** Above the list: what is selected, what the chips mean, and the keys. */
export function ListBar({ selected, selectAll, clear, renew, onHelp }: ListBarProps) {
  const t = useTranslations("codebook");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p className="flex flex-wrap items-center gap-x-2" aria-live="polite">
        <Button variant="quiet" size="sm" onClick={selectAll}>
          {t("list.selectAll")}
        </Button>
        {renew && (
          <Button variant="quiet" size="sm" onClick={renew}>
            {t("list.renew")}
          </Button>
        )}
        {selected.length > 0 && (
          <>
            <span>{t("list.selected", { count: selected.length })}</span>
            <Button variant="quiet" size="sm" onClick={clear}>
              {t("list.clear")}
            </Button>
          </>
        )}
      </p>
      <p className="ms-auto flex flex-wrap items-center gap-x-3 text-xs text-muted">
        <span className="inline-flex items-center gap-1">
          <span aria-hidden className="rounded-sm border border-action bg-action-soft px-1">
            1
          </span>
          {t("suggest.legendSure")}
        </span>
        <span className="inline-flex items-center gap-1">
          <span aria-hidden className="rounded-sm border border-dashed border-edge px-1">
            1–3
          </span>
          {t("suggest.legendLikely")}
        </span>
        <Button variant="quiet" size="sm" aria-keyshortcuts="?" onClick={onHelp}>
          {t("help.open")}
        </Button>
      </p>
    </div>
  );
}
