"use client";

import { useCallback, useState } from "react";

/**
 * A file is made of what is stored. So what was typed and is not stored yet is stored first, or the page says that it
 * is missing. `save`: returns whether everything typed is stored; undefined where nobody types.
 */
export function useSaveFirst(save: (() => Promise<boolean>) | undefined) {
  const [state, setState] = useState<"stored" | "saving" | "failed">("stored");
  const saveFirst = useCallback(async (): Promise<boolean> => {
    if (!save) return true;
    setState("saving");
    const stored = await save();
    setState(stored ? "stored" : "failed");
    return stored;
  }, [save]);
  return { state, saveFirst };
}
