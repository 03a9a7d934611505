"use client";

import { useEffect } from "react";

const touches = ["pointerdown", "keydown", "focusin", "input"] as const;

/**
 * Calls once, when the person first touches the page: for code that nobody needs before that, and that must be there,
 * also without a network, soon after. `work` must be the same function at every rendering.
 */
export function useFirstTouch(work: () => void): void {
  useEffect(() => {
    const stop = () => {
      for (const name of touches) document.removeEventListener(name, begin, true);
    };
    const begin = () => {
      stop();
      work();
    };
    for (const name of touches) document.addEventListener(name, begin, true);
    return stop;
  }, [work]);
}
