"use client";

import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { useKeptState, type KeptSignal } from "@/components/visits/form/kept-signal";
import type { Claim } from "@/components/visits/form/use-kept-draft";
import type { KeptState } from "@/lib/offline/keeper";
import { isUnsent, type LocalDraft } from "@/lib/offline/local-draft";

type Said =
  | "untouched"
  | "keeping"
  | "kept"
  | "sending"
  | "synced"
  | "conflict"
  | "invalid"
  | "forbidden"
  | "fault"
  | "elsewhere";

const looks: Record<Said, { glyph: string; className: string }> = {
  untouched: { glyph: "", className: "text-muted" },
  keeping: { glyph: "○", className: "text-muted" },
  kept: { glyph: "●", className: "text-action" },
  sending: { glyph: "↑", className: "text-action" },
  synced: { glyph: "✓", className: "text-green" },
  conflict: { glyph: "≠", className: "text-vermilion" },
  invalid: { glyph: "!", className: "text-vermilion" },
  forbidden: { glyph: "✕", className: "text-vermilion" },
  fault: { glyph: "✕", className: "text-vermilion" },
  elsewhere: { glyph: "◫", className: "text-amber" },
};

/**
 * Shows only what is proven: "saved" after the device's transaction ended, "synced" after the server's acknowledgement.
 */
function whatIsTrue(kept: KeptState, { claim, draft, sending }: SaveStateProps): Said {
  if (claim === "elsewhere") return "elsewhere";
  if (kept.at === "fault") return "fault";
  if (kept.at === "keeping") return "keeping";
  if (!draft) return "untouched";
  if (!isUnsent(draft)) return "synced";
  if (draft.queue.at === "conflict" || draft.queue.at === "invalid" || draft.queue.at === "forbidden")
    return draft.queue.at;
  return sending ? "sending" : "kept";
}

type SaveStateProps = { kept: KeptSignal; claim: Claim; draft: LocalDraft | undefined; sending: boolean };

export function SaveState(props: SaveStateProps) {
  const t = useTranslations("visits");
  const said = whatIsTrue(useKeptState(props.kept), props);
  const look = looks[said];
  return (
    <p
      data-save-state={said}
      className={classNames("flex shrink-0 items-center gap-1 text-sm whitespace-nowrap", look.className)}
    >
      {said !== "untouched" && t(`form.state.${said}`)}
      <span aria-hidden>{look.glyph}</span>
    </p>
  );
}
