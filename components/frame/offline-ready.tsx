"use client";

import { useEffect, useSyncExternalStore } from "react";
import { finishSignOut } from "@/components/accounts/sign-out";
import { noteLocale } from "@/components/messages/noted-locale";
import { Icon } from "@/components/ui/icon";
import { readiness } from "@/lib/offline/readiness";
import { untilThere } from "@/lib/offline/until-there";

type OfflineReadyProps = {
  userId: string;
  /** The project to be kept; none in the lobby, or where the person only reads. */
  projectId?: string | undefined;
  /** "可离线使用 · 更新于{when}", with `%` in the place of the time. */
  label: string;
};

const never = new Map<string, number>();

/**
 * In the frame of every page: keeps this device ready for a place without a network, in the background, and says since
 * when.
 */
export function OfflineReady({ userId, projectId, label }: OfflineReadyProps) {
  const ready = useSyncExternalStore(readiness.subscribe, readiness.current, () => never);
  useEffect(() => {
    noteLocale();
    let stop = () => {};
    let gone = false;
    const begin = async () => {
      const { keepReady } = await untilThere(() => import("@/lib/offline/keep-ready"));
      if (!gone) stop = keepReady({ userId, projectId: projectId ?? null });
    };
    // What the person came for goes first. Safari has no idle callback.
    const soon = () =>
      window.requestIdleCallback ? window.requestIdleCallback(() => void begin(), { timeout: 4_000 }) : void begin();
    let timer: ReturnType<typeof setTimeout> | undefined;
    void finishSignOut().then((leaving) => {
      if (!leaving && !gone) timer = setTimeout(soon, 1_000);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
      stop();
    };
  }, [userId, projectId]);
  const savedAt = projectId === undefined ? undefined : ready.get(projectId);
  if (savedAt === undefined) return null;
  return (
    <p className="flex items-start gap-2 px-3 text-xs text-muted">
      <Icon name="check" className="mt-0.5 size-4" />
      {label.replace("%", timeOf(savedAt))}
    </p>
  );
}

/** In the reader's language and at the reader's place: it is this device that was made ready. */
function timeOf(moment: number): string {
  const language = document.documentElement.lang;
  return new Intl.DateTimeFormat(language, {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(moment);
}
