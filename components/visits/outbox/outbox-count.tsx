"use client";

import { Count } from "@/components/ui/count";
import { useUnsent } from "@/components/visits/outbox/use-unsent";

/** Beside 待同步 in the navigation. `label` has `%` in the place of the number. */
export function OutboxCount({ userId, label }: { userId: string; label: string }) {
  const { unsent } = useUnsent(userId);
  return <Count count={unsent} label={label.replace("%", String(unsent))} />;
}
