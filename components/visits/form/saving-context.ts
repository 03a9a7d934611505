"use client";

import { createContext, use } from "react";
import type { KeptSignal } from "@/components/visits/form/kept-signal";
import type { Claim, KeptPlace } from "@/components/visits/form/use-kept-draft";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { OutboxView } from "@/lib/offline/sender";

/**
 * How far the saving of the open visit has come. It changes several times with each autosave, so only what shows it
 * uses it, and nothing else of the form is rendered again.
 */
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

export const SavingContext = createContext<Saving | null>(null);

export function useSaving(): Saving {
  const saving = use(SavingContext);
  if (!saving) throw new Error("outside a visit form");
  return saving;
}
