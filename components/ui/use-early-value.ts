"use client";

import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from "react";

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * For a box that is in the server's HTML and whose value is a state: what a person enters before the page's scripts run
 * becomes the state. Returns the ref of the box. Boxes of a form with `useForm` have `useBox`.
 */
export function useEarlyValue<Of extends Box>(value: string, put: (entered: string) => void): RefObject<Of | null> {
  const box = useRef<Of>(null);
  const take = useEffectEvent(() => {
    const entered = box.current?.value ?? value;
    if (entered !== value) put(entered);
  });
  // Before the page is painted: an early press, done right after, then meets the entered value.
  useLayoutEffect(() => take(), []);
  return box;
}
