"use client";

import { useEffect, useRef } from "react";
import { deltaSince } from "@/lib/reports/parts/changes";
import type { ReportSession } from "@/lib/reports/parts/session";
import type { ServedReport } from "@/lib/reports/parts/types";

/**
 * The report was read again: what the server has now goes under what is typed. The editor stays, and so do its steps
 * back, the part in hand and every dialog that is open. All parts are taken, since entries may have changed behind
 * texts that have not.
 */
export function useReadAgain(
  served: ServedReport,
  {
    session,
    changed,
    onReturned,
  }: { session: ReportSession; changed: () => void; onReturned: (keys: string[]) => void },
) {
  const known = useRef(served);
  useEffect(() => {
    if (known.current === served) return;
    known.current = served;
    const returned = session.take(deltaSince(served, -1), false);
    if (returned.length > 0) onReturned([...returned]);
    changed();
  }, [served, session, changed, onReturned]);
}
