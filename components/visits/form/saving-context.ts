"use client";

import { createContext, use, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { KeptSignal } from "@/components/visits/form/kept-signal";
import type { Claim, KeptPlace } from "@/components/visits/form/use-kept-draft";
import { Signal } from "@/components/ui/signal";
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

/** Tells what shows the saving. It changes several times with each autosave. */
export const SavingContext = createContext<Signal<Saving> | null>(null);

/** @param saving the same object while nothing in it has changed */
export function useSavingSignal(saving: Saving): Signal<Saving> {
  const [signal] = useState(() => new Signal(saving));
  useLayoutEffect(() => signal.tell(saving), [signal, saving]);
  return signal;
}

export function useSaving(): Saving {
  const signal = use(SavingContext);
  if (!signal) throw new Error("outside a visit form");
  return useSyncExternalStore(signal.subscribe, signal.current, signal.current);
}
