"use client";

import { useSyncExternalStore } from "react";

const stays = () => () => {};

/** The page's language, read from the page itself: after an error there may be no provider above. */
export function usePageLanguage(): "zh-CN" | "en" {
  return useSyncExternalStore(
    stays,
    () => (document.documentElement.lang === "en" ? "en" : "zh-CN"),
    () => "zh-CN",
  );
}
