"use client";

import { createContext, use, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { KeptSignal } from "@/components/visits/form/kept-signal";
import type { Claim, KeptPlace } from "@/components/visits/form/use-kept-draft";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { OutboxView } from "@/lib/offline/sender";

/** How far the saving of the open visit has come. */
export interface Saving {
  place: KeptPlace;
  /** The visit's. Empty for a new one until this page has made its id. */
  id: string;
  kept: KeptSignal;
  claim: Claim;
  /** Whether the device has said what it has of the visit. Until then the form is closed. */
  ready: boolean;
  draft: LocalDraft | undefined;
  view: OutboxView;
}

/**
 * Tells what shows the saving. It changes several times with each autosave. As the value of a context, React would look
 * through all rows of the form for its users each time.
 */
class SavingSignal {
  readonly #listeners = new Set<() => void>();
  #saving: Saving;

  constructor(saving: Saving) {
    this.#saving = saving;
  }

  readonly current = () => this.#saving;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  tell(saving: Saving): void {
    if (saving === this.#saving) return;
    this.#saving = saving;
    for (const listener of this.#listeners) listener();
  }
}

export const SavingContext = createContext<SavingSignal | null>(null);

/** @param saving the same object while nothing in it has changed */
export function useSavingSignal(saving: Saving): SavingSignal {
  const [signal] = useState(() => new SavingSignal(saving));
  useLayoutEffect(() => signal.tell(saving), [signal, saving]);
  return signal;
}

export function useSaving(): Saving {
  const signal = use(SavingContext);
  if (!signal) throw new Error("outside a visit form");
  return useSyncExternalStore(signal.subscribe, signal.current, signal.current);
}
