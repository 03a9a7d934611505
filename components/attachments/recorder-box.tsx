"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { clockText } from "@/lib/attachments/addresses";
import type { Recording } from "@/lib/offline/recorder";

type RecorderBoxProps = {
  recording: Recording;
  /** The entry that a mark made now refers to. */
  lastEntry: () => string | null;
  onStopped: () => void;
};

export function RecorderBox({ recording, lastEntry, onStopped }: RecorderBoxProps) {
  const t = useTranslations("attachments.recorder");
  const [seconds, setSeconds] = useState(0);
  const [marks, setMarks] = useState<number[]>([]);
  const [stopping, setStopping] = useState(false);

  useEffect(() => {
    const timer = setInterval(() => setSeconds(recording.seconds()), 500);
    return () => clearInterval(timer);
  }, [recording]);

  // Leaving the form stops the recording and keeps it. A box that is only mounted again does not stop it.
  const there = useRef(false);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
      setTimeout(() => {
        if (!there.current) void recording.stop();
      });
    };
  }, [recording]);

  const mark = async () => {
    const at = recording.seconds();
    await recording.mark(lastEntry());
    setMarks((before) => [...before, at]);
  };
  const stop = async () => {
    setStopping(true);
    await recording.stop();
    onStopped();
  };
  return (
    <div role="group" aria-label={t("title")} className="mt-3 rounded-md border border-vermilion bg-surface px-4 py-3">
      <p className="flex items-center gap-2 font-medium tabular-nums">
        <span aria-hidden className="size-3 animate-pulse rounded-full bg-vermilion motion-reduce:animate-none" />
        {t("running", { time: clockText(seconds) })}
      </p>
      <p className="mt-1 text-sm text-muted">
        {t("kept")}
        {t("markEntry")}
      </p>
      {marks.length > 0 && (
        <p role="status" className="mt-1 text-sm">
          {t("marked", { times: marks.map(clockText).join(" · ") })}
        </p>
      )}
      <div className="mt-2 flex gap-2">
        <Button variant="primary" pending={stopping} onClick={() => void stop()}>
          {t("stop")}
        </Button>
        <Button onClick={() => void mark()}>{t("mark")}</Button>
      </div>
    </div>
  );
}
