"use client";

import { useSyncExternalStore } from "react";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import { filesWaiting, onFilesWaiting } from "@/lib/offline/file-count";
import { unsentCounts } from "@/lib/offline/sender";

/** The visits and files on this device that the server does not have, and how many of the visits need a person. */
export function useUnsent(userId: string) {
  const { view } = useOutbox(userId);
  const files = useSyncExternalStore(
    onFilesWaiting,
    () => filesWaiting(userId),
    () => 0,
  );
  const { unsent, toDo } = unsentCounts(view);
  return { view, unsent: unsent + files, toDo };
}
