import * as z from "zod";
import type { FieldProblem } from "@/lib/errors";
import { id } from "@/lib/text";
import type { VisitContent } from "@/lib/visits/schema";
import { syncMaxItems } from "@/lib/visits/sync-limits";
import type { VisitState } from "@/lib/vocabulary";

/** The envelope. Each item's content is parsed separately, so that one bad item does not block the others. */
export const syncItemSchema = z.strictObject({
  projectId: id,
  /** Created on the device, so that a retry is harmless. */
  id,
  /** The server's version that this content was edited from. 0 for a visit that the server has not seen. */
  baseVersion: z.number().int().min(0).max(1_000_000),
  content: z.unknown(),
  /** Whether to hand the visit to the reviewer when it is saved. */
  submit: z.boolean(),
});

export const syncRequestSchema = z.strictObject({
  protocol: z.number().int(),
  items: z.array(syncItemSchema).min(1).max(syncMaxItems),
});

export type SyncItem = z.input<typeof syncItemSchema>;
export type SyncRequest = { protocol: number; items: (Omit<SyncItem, "content"> & { content: VisitContent })[] };

/** The visit as the server has it, for the device to continue from or to merge with. */
export interface ServerVisit {
  version: number;
  state: VisitState;
  content: VisitContent;
}

/** One reply for each item, in the order sent. A record leaves the device only after saved or duplicate. */
export type SyncReply = { id: string } & (
  | { status: "saved" | "duplicate"; version: number; state: VisitState }
  | { status: "conflict"; server: ServerVisit }
  | { status: "invalid"; fields: FieldProblem[] }
  | { status: "forbidden"; key: string }
  | { status: "failed"; key: string; reference?: string }
);

export interface SyncResponse {
  protocol: number;
  replies: SyncReply[];
}
