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
  /** The door that was asked, as in lib/auth/doors.ts; the metrics count by it. */
  door?: string;
  /** What an outbox was told about each of its visits. */
  readonly replies: string[];
  /** Bytes of attachments that were kept. */
  received: number;
}

const kept = globalThis as typeof globalThis & { zoufangRequests?: AsyncLocalStorage<RequestNote> };

export function requestNote(): RequestNote | undefined {
  return kept.zoufangRequests?.getStore();
}

/** The first door that is opened: one that is opened by another is part of its work. */
export function noteDoor(door: string): void {
  const note = requestNote();
  if (note) note.door ??= door;
}

export function noteReply(status: string): void {
  requestNote()?.replies.push(status);
}

export function noteReceived(bytes: number): void {
  const note = requestNote();
  if (note) note.received += bytes;
}

/** This request met an outage: what would be a 500 is a 503. */
export function noteOutage(): void {
  const note = requestNote();
  if (note) note.outage = true;
}
