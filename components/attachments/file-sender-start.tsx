"use client";

import { useEffect } from "react";
import { loadFileSender } from "@/lib/offline/late-files";

/** Sends waiting files on every page of a project. The code is loaded when the page is idle. */
export function FileSenderStart({ userId }: { userId: string }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      void loadFileSender()
        .then(({ fileSenderOf }) => fileSenderOf(userId).start())
        .catch(() => {});
    }, 2_000);
    return () => clearTimeout(timer);
  }, [userId]);
  return null;
}
