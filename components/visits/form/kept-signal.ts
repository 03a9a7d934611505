"use client";

import { useSyncExternalStore } from "react";
import type { KeptState } from "@/lib/offline/keeper";

/** So long nobody must have typed until the page says again that the text is kept. */
export const calmMs = 600;

/**
 * The state of saving, reported with every key. Only what shows it is rendered again, never the whole form. Between
 * keys a text is kept and not kept several times a second. Until a pause it says "keeping", which claims less than is
 * true: each change of these words costs a frame, in which a key waits.
 */
export class KeptSignal {
  private state: KeptState = { at: "untouched" };
  private calm: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  readonly current = () => this.state;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  tell(state: KeptState): void {
    clearTimeout(this.calm);
    if (state.at === "keeping" && this.state.at === "keeping") return;
    if (state.at === "kept" && this.state.at === "keeping") this.calm = setTimeout(() => this.say(state), calmMs);
    else this.say(state);
  }

  private say(state: KeptState): void {
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
