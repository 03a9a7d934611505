"use client";

import { useTranslations } from "use-intl";
import { playEvent, type PlayRequest } from "@/components/attachments/audio-player";
import { clockText } from "@/lib/attachments/addresses";

/** 录音 12:34 at an entry: plays the recording on this page from the moment the point was said. */
export function CueLink({ attachmentId, atSeconds }: PlayRequest) {
  const t = useTranslations("attachments.player");
  const time = clockText(atSeconds);
  const play = () =>
    document.dispatchEvent(new CustomEvent<PlayRequest>(playEvent, { detail: { attachmentId, atSeconds } }));
  return (
    <button
      type="button"
      aria-label={t("citeLabel", { time })}
      onClick={play}
      className="inline-flex min-h-8 items-center text-action underline underline-offset-4 tabular-nums pointer-coarse:min-h-11 print:no-underline"
    >
      {t("cite", { time })}
    </button>
  );
}
