"use client";

import { useCallback, useEffect, useRef } from "react";

/** The entry that was edited last: a mark made now refers to it. */
export function useLastEntry(): () => string | null {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      const name = target instanceof HTMLTextAreaElement ? target.name : "";
      const id = /^entries\.([0-9a-f-]{36})\.text$/.exec(name)?.[1];
      if (id) last.current = id;
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  return useCallback(() => last.current, []);
}
