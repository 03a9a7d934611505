"use client";

import { useCallback, useRef, useState } from "react";
import { readDoor } from "@/components/form/read-door";
import type { Refusal } from "@/lib/errors";

export type BehindState<Behind> =
  { step: "closed" } | { step: "loading" } | { step: "failed"; refusal: Refusal } | { step: "read"; behind: Behind };

/** Reads what is behind a number once, when it is first opened, or again after a failure. */
export function useBehind<Behind>(address: string): { state: BehindState<Behind>; open: () => void } {
  const [state, setState] = useState<BehindState<Behind>>({ step: "closed" });
  const asked = useRef(false);
  const open = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setState({ step: "loading" });
    void readDoor<Behind>(address).then((answer) => {
      asked.current = answer.ok;
      setState(answer.ok ? { step: "read", behind: answer.data } : { step: "failed", refusal: answer.error });
    });
  }, [address]);
  return { state, open };
}
