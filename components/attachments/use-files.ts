"use client";

import { useSyncExternalStore } from "react";
import type { FileSender, FilesView } from "@/lib/offline/file-sender";

/** The files of an account on this device, as its queue shows them. */
export function useFiles(sender: FileSender): FilesView {
  return useSyncExternalStore(sender.subscribe, sender.current, sender.current);
}
