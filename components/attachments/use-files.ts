"use client";

import { useMemo, useSyncExternalStore } from "react";
import { emptyFiles, fileSenderOf, type FileSender, type FilesView } from "@/lib/offline/file-sender";

/** The files of an account on this device, and the queue that sends them. */
export function useFiles(userId: string): { sender: FileSender; view: FilesView } {
  const sender = useMemo(() => fileSenderOf(userId), [userId]);
  const view = useSyncExternalStore(sender.subscribe, sender.current, () => emptyFiles);
  return { sender, view };
}
