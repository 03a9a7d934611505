"use client";

import { startTransition, useCallback, useEffect, useState } from "react";
import { DrawPause } from "@/components/reports/draw-pause";
import { Signal } from "@/components/ui/signal";

/**
 * A value that changes with every key. `typed` has it at once, for the box in hand and for what stores it. The page is
 * drawn with it after a pause in typing.
 */
export function useDrawn<Value>(first: Value) {
  const [drawn, setDrawn] = useState(first);
  const [typed] = useState(() => new Signal(first));
  const [pause] = useState(() => new DrawPause(() => startTransition(() => setDrawn(typed.current()))));

  /** `later`: drawn after a pause. Otherwise at once. */
  const show = useCallback(
    (value: Value, later: boolean) => {
      typed.tell(value);
      if (later) return pause.typed();
      pause.end();
      setDrawn(value);
    },
    [typed, pause],
  );
  useEffect(() => () => pause.end(), [pause]);
  return { drawn, typed, show };
}
