"use client";

import { useCallback, useRef, useState } from "react";

const patienceMs = 15_000;

export type BehindState<Behind> =
  { step: "closed" } | { step: "loading" } | { step: "failed" } | { step: "read"; behind: Behind };

/** Reads what is behind a number once, when it is first opened, or again after a failure. */
export function useBehind<Behind>(address: string): { state: BehindState<Behind>; open: () => void } {
  const [state, setState] = useState<BehindState<Behind>>({ step: "closed" });
  const asked = useRef(false);
  const open = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setState({ step: "loading" });
    void read<Behind>(address).then((behind) => {
      asked.current = behind !== null;
      setState(behind === null ? { step: "failed" } : { step: "read", behind });
    });
  }, [address]);
  return { state, open };
}

/** The answer of our own route; null if none came, or one of somebody else's. */
async function read<Behind>(address: string): Promise<Behind | null> {
  try {
    const answer = await fetch(address, {
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    return answer.ok ? ((await answer.json()) as Behind) : null; // the route's own type
  } catch {
    return null;
  }
}
