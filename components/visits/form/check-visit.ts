"use client";

import { useSyncExternalStore } from "react";
import { noteMissingPart } from "@/components/ui/missing-part";
import type { CheckedVisit } from "@/lib/visits/check-draft";
import type { DraftVisit } from "@/lib/visits/draft";

type CheckPart = typeof import("@/lib/visits/check-draft");

/**
 * The schema is a third of what the form would load, and nothing is checked before a person has written something. So
 * it is loaded at the first touch. "missing": it could not be loaded, and the next use tries again.
 */
type CheckState = "asleep" | "loading" | "ready" | "missing";

let state: CheckState = "asleep";
let part: CheckPart | null = null;
const listeners = new Set<() => void>();

function become(next: CheckState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

async function load(): Promise<CheckPart | null> {
  if (part) return part;
  become("loading");
  try {
    part = await import("@/lib/visits/check-draft");
    become("ready");
  } catch {
    noteMissingPart();
    become("missing");
  }
  return part;
}

export function preloadCheck(): void {
  void load();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
const current = () => state;

export const useCheckState = (): CheckState => useSyncExternalStore(subscribe, current, current);

/** Checks a typed visit against the schema. Null if it could not be loaded. */
export async function checkVisit(typed: DraftVisit, aim: "draft" | "submit"): Promise<CheckedVisit | null> {
  return (await load())?.checkTyped(typed, aim) ?? null;
}

/**
 * As `checkVisit`, without waiting for the schema: a text is saved at once, and checked when the schema is there. Null
 * until then.
 */
export function checkIfReady(typed: DraftVisit, aim: "draft" | "submit"): CheckedVisit | null {
  if (part) return part.checkTyped(typed, aim);
  preloadCheck();
  return null;
}
