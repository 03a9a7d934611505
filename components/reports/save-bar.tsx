"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import type { SaveState } from "@/components/reports/use-report-saving";
import { ActionBar } from "@/components/ui/action-bar";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Refusal } from "@/lib/errors";
import type { KeptState } from "@/lib/offline/keeper";

/** `opening`: the report is not here yet. */
type BarState = SaveState | "opening";

const looks: Record<BarState, { glyph: string; tone: string }> = {
  saved: { glyph: "●", tone: "text-green" },
  unsaved: { glyph: "○", tone: "text-amber" },
  saving: { glyph: "◐", tone: "text-muted" },
  failed: { glyph: "✕", tone: "text-vermilion" },
  opening: { glyph: "◐", tone: "text-muted" },
};

const keptWords = {
  untouched: "keeping",
  keeping: "keeping",
  kept: "kept",
  takenOver: "kept",
  fault: "notKept",
} as const;

type SaveBarProps = {
  state: BarState;
  /** Whether unsaved changes are on this device; null if there are none. */
  kept: KeptState["at"] | null;
  refusal: Refusal | null;
  onSave: () => void;
  canUndo: boolean;
  canRedo: boolean;
  back: (way: "undo" | "redo") => void;
};

/** Says honestly what is saved, and keeps the buttons reachable. */
export const SaveBar = memo(function SaveBar(props: SaveBarProps) {
  const { state, kept, refusal, onSave, canUndo, canRedo, back } = props;
  const t = useTranslations("reports.save");
  return (
    <ActionBar className="flex-col items-stretch">
      <RefusalNotice refusal={refusal} />
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p role="status" className={classNames("text-sm", looks[state].tone)}>
          <span aria-hidden className="me-1.5">
            {looks[state].glyph}
          </span>
          {t(state)}
          {kept && state !== "saving" && t(keptWords[kept])}
        </p>
        <div className="ms-auto flex shrink-0 items-center gap-1">
          <Button variant="quiet" off={!canUndo && "end"} onClick={() => back("undo")} title={t("undoKeys")}>
            <Icon name="undo" />
            <span className="max-sm:sr-only">{t("undo")}</span>
          </Button>
          <Button variant="quiet" off={!canRedo && "end"} onClick={() => back("redo")} title={t("redoKeys")}>
            <Icon name="redo" />
            <span className="max-sm:sr-only">{t("redo")}</span>
          </Button>
          <Button
            variant="primary"
            className="whitespace-nowrap"
            pending={state === "saving"}
            off={state === "opening" && "opening"}
            onClick={onSave}
          >
            {t("action")}
          </Button>
        </div>
      </div>
    </ActionBar>
  );
});
