"use client";

import { useSyncExternalStore } from "react";
import type { KeptState } from "@/lib/offline/keeper";

/** The state of saving, reported with every key. Only what shows it is rendered again, never the whole form. */
export class KeptSignal {
  private state: KeptState = { at: "untouched" };
  private readonly listeners = new Set<() => void>();

  readonly current = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  tell(state: KeptState): void {
    if (state.at === "keeping" && this.state.at === "keeping") return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export function useKeptState(signal: KeptSignal): KeptState {
  return useSyncExternalStore(signal.subscribe, signal.current, signal.current);
}

/** Why the device does not save the text; null while it does. */
export function useKeptFault(signal: KeptSignal) {
  const fault = () => {
    const state = signal.current();
    return state.at === "fault" ? state.fault : null;
  };
  return useSyncExternalStore(signal.subscribe, fault, fault);
}
