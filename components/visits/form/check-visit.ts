"use client";

import { useSyncExternalStore } from "react";
import { noteMissingPart } from "@/components/ui/missing-part";
import { untilThere } from "@/lib/offline/until-there";
import type { CheckAim, CheckedVisit } from "@/lib/visits/check-draft";
import type { DraftVisit } from "@/lib/visits/draft";

type CheckPart = typeof import("@/lib/visits/check-again") & typeof import("@/lib/visits/check-draft");

/**
 * The schema is a third of what the form would load, and nothing is checked before a person has written something. So
 * it is loaded at the first touch. "missing": it could not be loaded, and is tried again until it is there, since no
 * note is sent without a check.
 */
type CheckState = "asleep" | "loading" | "ready" | "missing";

let state: CheckState = "asleep";
let part: CheckPart | null = null;
let trying: Promise<CheckPart> | null = null;
/** The tries that go on until it is there. */
let coming: Promise<CheckPart> | null = null;
const listeners = new Set<() => void>();

function become(next: CheckState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

async function fetchPart(): Promise<CheckPart> {
  become("loading");
  try {
    const [again, whole] = await Promise.all([import("@/lib/visits/check-again"), import("@/lib/visits/check-draft")]);
    part = { ...again, ...whole };
  } catch (error) {
    noteMissingPart();
    become("missing");
    throw error;
  }
  become("ready");
  return part;
}

/** The try under way, or a new one. */
function tryOnce(): Promise<CheckPart> {
  trying ??= fetchPart().finally(() => (trying = null));
  return trying;
}

/** Null if it could not be loaded now. The caller does not wait for the tries after that. */
async function load(): Promise<CheckPart | null> {
  if (part) return part;
  coming ??= untilThere(async () => part ?? tryOnce());
  return tryOnce().catch(() => null);
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
export async function checkVisit(typed: DraftVisit, aim: CheckAim): Promise<CheckedVisit | null> {
  return (await load())?.checkTyped(typed, aim) ?? null;
}

/**
 * As `checkVisit` of a draft, without waiting for the schema: a text is saved at once, and checked when the schema is
 * there. Null until then. An entry that is the same object as before is not looked at again.
 */
export function checkIfReady(typed: DraftVisit): CheckedVisit | null {
  if (part) return part.checkAgain(typed);
  preloadCheck();
  return null;
}
