"use client";

import { useMemo } from "react";
import { v4 as uuidv4 } from "uuid";

/**
 * The key of a press: the same until an answer says that it worked, so that a double press, or another try after a lost
 * reply, writes once. See lib/gates/answered-once.ts.
 */
export function usePress(): { key: () => string; done: () => void } {
  return useMemo(() => {
    let key = "";
    return {
      key: () => (key ||= uuidv4()),
      done: () => {
        key = "";
      },
    };
  }, []);
}
