"use client";

import { startTransition, useCallback, useEffect, useState } from "react";
import type { WorkingCopy } from "@/lib/reports/data/working-copy";
import type { SeenNumbers } from "@/lib/reports/data/seen-numbers";
import { unpackCounts } from "@/lib/reports/packed-counts";
import { unpackRecord } from "@/lib/reports/packed-record";
import type { ReportCountSets, ReportRecord } from "@/lib/reports/types";
import { workingCopyAddress } from "@/lib/reports/working-copy-address";

/** A report as its editor works on it. */
export interface OpenedReport {
  record: ReportRecord;
  counts: ReportCountSets;
  seen: SeenNumbers | null;
}

/** Reads what the page does not carry of a report: its texts, what they cite, and the figures of today. */
export function useWorkingCopy(projectId: string, reportId: string) {
  const [opened, setOpened] = useState<OpenedReport | null>(null);
  const [failed, setFailed] = useState(false);
  const read = useCallback(async (): Promise<void> => {
    setFailed(false);
    try {
      const answer = await fetch(workingCopyAddress(projectId, reportId));
      if (!answer.ok) throw new Error(String(answer.status));
      const { record, counts, seen } = (await answer.json()) as WorkingCopy; // our own route's answer
      const whole = { record: unpackRecord(record), counts: unpackCounts(counts), seen };
      startTransition(() => setOpened(whole));
    } catch {
      setFailed(true);
    }
  }, [projectId, reportId]);
  useEffect(() => void read(), [read]);
  return { opened, failed, read };
}
