"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { Signal } from "@/components/ui/signal";

/** Long enough that a fast typist's next key comes first, short enough that the page seems to follow at once. */
const pauseMs = 180;
/** A text that is typed without a pause is drawn this often: composing and checking it takes longer than a key may. */
const longestMs = 3_000;

/**
 * A value that changes with every key. `typed` has it at once, for the box in hand and for what stores it. The page is
 * drawn with it after a pause in typing.
 */
export function useDrawn<Value>(first: Value) {
  const [drawn, setDrawn] = useState(first);
  const [typed] = useState(() => new Signal(first));
  const waiting = useRef<{ since: number; timer: ReturnType<typeof setTimeout> } | null>(null);

  /** `later`: drawn after a pause. Otherwise at once. */
  const show = useCallback(
    (value: Value, later: boolean) => {
      typed.tell(value);
      const since = waiting.current?.since ?? performance.now();
      clearTimeout(waiting.current?.timer);
      waiting.current = null;
      if (!later) return setDrawn(value);
      const draw = () => {
        waiting.current = null;
        startTransition(() => setDrawn(typed.current()));
      };
      const longest = longestMs - (performance.now() - since);
      waiting.current = { since, timer: setTimeout(draw, Math.max(0, Math.min(pauseMs, longest))) };
    },
    [typed],
  );
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);
  return { drawn, typed, show };
}
