"use client";

import { useEffect } from "react";
import { loadFileSender } from "@/lib/offline/late-files";
import { untilThere } from "@/lib/offline/until-there";

/** Sends waiting files on every page of a project. The code is loaded when the page is idle. */
export function FileSenderStart({ userId }: { userId: string }) {
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void untilThere(loadFileSender).then(({ fileSenderOf }) => {
        if (!gone) fileSenderOf(userId).start();
      });
    }, 2_000);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [userId]);
  return null;
}
