"use client";

import { useMemo, useSyncExternalStore } from "react";
import { emptyView, senderOf, type OutboxView, type Sender } from "@/lib/offline/sender";

/**
 * The account's outbox in this tab, and what may be shown of it. During rendering on the server nothing is known yet.
 */
export function useOutbox(userId: string): { sender: Sender | null; view: OutboxView } {
  const sender = useMemo(() => (typeof window === "undefined" ? null : senderOf(userId)), [userId]);
  const view = useSyncExternalStore(sender?.subscribe ?? ignore, sender?.current ?? empty, empty);
  return { sender, view };
}

const ignore = () => () => {};
const empty = () => emptyView;
