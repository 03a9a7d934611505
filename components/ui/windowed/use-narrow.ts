"use client";

import { useSyncExternalStore } from "react";

const narrow = "(width < 40rem)";

function listen(changed: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether this is a narrow screen. The server draws for a wide one. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(narrow).matches,
    () => false,
  );
}
