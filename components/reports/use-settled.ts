"use client";

import { startTransition, useEffect, useRef, useState } from "react";

/** Long enough that a fast typist's next key comes first, short enough that the page seems to follow at once. */
const pauseMs = 180;
/** A text that is typed without a pause is shown this often: composing and checking it takes longer than a key may. */
const longestMs = 3_000;

/** A value as it is after a pause in typing. Any other change is there at once. */
export function useSettled<Value>(value: Value, typing: boolean): Value {
  const [settled, setSettled] = useState(value);
  const waitingSince = useRef<number | null>(null);
  if (!typing && !Object.is(value, settled)) setSettled(value);
  useEffect(() => {
    if (Object.is(value, settled)) {
      waitingSince.current = null;
      return;
    }
    const now = performance.now();
    waitingSince.current ??= now;
    const longest = longestMs - (now - waitingSince.current);
    const timer = setTimeout(() => startTransition(() => setSettled(value)), Math.max(0, Math.min(pauseMs, longest)));
    return () => clearTimeout(timer);
  }, [value, settled]);
  return typing ? settled : value;
}
