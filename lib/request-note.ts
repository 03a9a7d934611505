import "server-only";
import type { AsyncLocalStorage } from "node:async_hooks";

/**
 * What is noted of a request while it is answered. The HTTP server opens the note; without that server (next dev) there
 * is none.
 */
export interface RequestNote {
  /** Under which the log has this request. */
  readonly id: string;
  /** A query of this request met an outage: what would be a 500 is a 503. */
  outage: boolean;
  /** A gate refused because of an outage: the whole answer is a 503. */
  unavailable: boolean;
}

const kept = globalThis as typeof globalThis & { zoufangRequests?: AsyncLocalStorage<RequestNote> };

export function requestNote(): RequestNote | undefined {
  return kept.zoufangRequests?.getStore();
}

/** This request met an outage: what would be a 500 is a 503. */
export function noteOutage(): void {
  const note = requestNote();
  if (note) note.outage = true;
}
