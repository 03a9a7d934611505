"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { clockText } from "@/lib/attachments/addresses";
import type { AttachmentCue } from "@/lib/attachments/types";

/** Sent by a link at an entry: play this recording from this moment. */
export const playEvent = "zoufang:play";
export interface PlayRequest {
  attachmentId: string;
  atSeconds: number;
}

type AudioPlayerProps = {
  src: string;
  name: string;
  cues: readonly AttachmentCue[];
  /** The attachment that the links at entries refer to. */
  attachmentId?: string;
  onSeconds?: (seconds: number) => void;
  /** Shown beside a mark: the button that removes it. */
  markTool?: (cue: AttachmentCue) => ReactNode;
};

export function AudioPlayer({ src, name, cues, attachmentId, onSeconds, markTool }: AudioPlayerProps) {
  const t = useTranslations("attachments.player");
  const audio = useRef<HTMLAudioElement>(null);

  const playFrom = (seconds: number) => {
    const box = audio.current;
    if (!box) return;
    box.currentTime = seconds;
    void box.play().catch(() => {}); // A browser that blocks playback shows its own play button.
  };

  useEffect(() => {
    const asked = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const request = event.detail as PlayRequest; // dispatched by CueLink alone
      if (request.attachmentId !== attachmentId) return;
      audio.current?.scrollIntoView({ block: "center" });
      playFrom(request.atSeconds);
    };
    document.addEventListener(playEvent, asked);
    return () => document.removeEventListener(playEvent, asked);
  }, [attachmentId]);

  return (
    <div>
      <audio
        ref={audio}
        src={src}
        controls
        preload="metadata"
        aria-label={t("label", { name })}
        className="w-full max-w-measure"
        onTimeUpdate={(event) => onSeconds?.(Math.floor(event.currentTarget.currentTime))}
      />
      {cues.length > 0 && (
        <ul aria-label={t("marks")} className="mt-2 flex flex-wrap gap-x-3 gap-y-1">
          {cues.map((cue) => (
            <li key={cue.id} className="flex items-center">
              <button
                type="button"
                aria-label={t("jump", { time: clockText(cue.atSeconds) })}
                onClick={() => playFrom(cue.atSeconds)}
                className="inline-flex min-h-8 items-center gap-1 text-action underline underline-offset-4 tabular-nums pointer-coarse:min-h-11"
              >
                {clockText(cue.atSeconds)}
                {cue.label && ` ${cue.label}`}
              </button>
              {markTool?.(cue)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
