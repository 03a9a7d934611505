"use client";

import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import type { SaveState } from "@/components/reports/use-report-form";
import { ActionBar } from "@/components/ui/action-bar";
import { Button, SubmitButton, buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { Refusal } from "@/lib/errors";
import type { KeptState } from "@/lib/offline/keeper";

const looks: Record<SaveState, { glyph: string; tone: string }> = {
  saved: { glyph: "●", tone: "text-green" },
  unsaved: { glyph: "○", tone: "text-amber" },
  saving: { glyph: "◐", tone: "text-muted" },
  failed: { glyph: "✕", tone: "text-vermilion" },
};

const keptWords = {
  untouched: "keeping",
  keeping: "keeping",
  kept: "kept",
  takenOver: "kept",
  fault: "notKept",
} as const;

type SaveBarProps = {
  state: SaveState;
  /** Whether unsaved changes are on this device; null if there are none. */
  kept: KeptState["at"] | null;
  refusal: Refusal | null;
  /** Saves on top of the given version, or of the version that was read. */
  onSave: (version?: number) => void;
  /** The report's own address, to see what another person has saved. */
  latestHref: string;
};

/** Says honestly what is saved, and keeps the button reachable. */
export function SaveBar({ state, kept, refusal, onSave, latestHref }: SaveBarProps) {
  const t = useTranslations("reports.save");
  const newer = refusal?.code === "stale" ? Number(refusal.values?.["version"]) : null;
  return (
    <ActionBar className="flex-col items-stretch">
      {newer === null && <RefusalNotice refusal={refusal} />}
      {newer !== null && (
        <Notice
          kind="error"
          title={t("conflictTitle")}
          action={
            <>
              <a href={latestHref} target="_blank" rel="noreferrer" className={buttonClass({ size: "sm" })}>
                {t("openLatest")}
              </a>
              <Button size="sm" variant="danger" onClick={() => onSave(newer)}>
                {t("overwrite")}
              </Button>
            </>
          }
        >
          {t("conflict")}
        </Notice>
      )}
      <div className="flex items-center justify-between gap-3">
        <p role="status" className={classNames("text-sm", looks[state].tone)}>
          <span aria-hidden className="me-1.5">
            {looks[state].glyph}
          </span>
          {t(state)}
          {kept && state !== "saving" && t(keptWords[kept])}
        </p>
        <SubmitButton variant="primary" pending={state === "saving"} disabled={state === "saved"}>
          {t("action")}
        </SubmitButton>
      </div>
    </ActionBar>
  );
}
