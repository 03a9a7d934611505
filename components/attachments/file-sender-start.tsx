"use client";

import { useEffect } from "react";

/** Files go on being sent on every page of a project; what does it is loaded when the page has nothing else to do. */
export function FileSenderStart({ userId }: { userId: string }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      void import("@/lib/offline/file-sender").then(({ fileSenderOf }) => fileSenderOf(userId).start()).catch(() => {});
    }, 2_000);
    return () => clearTimeout(timer);
  }, [userId]);
  return null;
}
