"use client";

import { Count } from "@/components/ui/count";
import { useOutbox } from "@/components/visits/outbox/use-outbox";

/**
 * Beside 走访 in the navigation: what the server said is waiting. Without the server the number may be old: none then.
 */
export function WaitingCount({ userId, count, label }: { userId: string; count: number; label: string }) {
  const { view } = useOutbox(userId);
  return view.online && !view.unreachable ? <Count count={count} label={label} /> : null;
}
