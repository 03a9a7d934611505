"use client";

import { useCallback, useState } from "react";
import { useKeptTyping } from "@/components/form/use-kept-typing";
import type { Unit } from "@/components/reports/editor-context";
import { faultsOf, unitOf } from "@/components/reports/part-faults";
import { useKeptReport } from "@/components/reports/use-kept-report";
import { useReportSaving } from "@/components/reports/use-report-saving";
import { useReadAgain } from "@/components/reports/use-read-again";
import { useReportSession } from "@/components/reports/use-report-session";
import type { Choice } from "@/lib/reports/parts/session";
import type { ReportDraft, ReportRecord } from "@/lib/reports/types";
import type { ReportStage } from "@/lib/vocabulary";

interface ReportInput {
  userId: string;
  projectId: string;
  record: ReportRecord;
  /** Of today. */
  stage: ReportStage;
  /** Selects the part that must be corrected. */
  onRefused: (unit: Unit) => void;
  onMoved: () => void;
}

/** A report that is being written: saved part by part, kept on the device, with steps back. */
export function useReport({ userId, projectId, record, stage, onRefused, onMoved }: ReportInput) {
  const reportId = record.id;
  const [returned, setReturned] = useState<readonly string[]>([]);
  const work = useReportSession(record);
  const { session, typed, draft, dirty, changed } = work;
  const resume = (begunOn: ReportDraft, typed: ReportDraft) => {
    session.resume(begunOn, typed);
    changed();
  };
  const { version } = session;
  const keeping = useKeptReport({
    userId,
    projectId,
    reportId,
    typed,
    draft,
    dirty,
    lacks: () => session.dirty,
    version,
    begunOn: () => session.begunOn,
    served: record,
    resume,
  });
  // The last moment before a reload: what is on its way to the device's store comes back at once.
  useKeptTyping(`report.${reportId}`, {
    read: () => (dirty ? { id: keeping.id.current, begunOn: session.begunOn, draft: work.read() } : undefined),
    put: (kept) => {
      const before = kept as { id: string; begunOn?: ReportDraft; draft: ReportDraft }; // read() above
      keeping.id.current = before.id;
      resume(before.begunOn ?? record.draft, before.draft);
    },
  });
  useReadAgain(record, { session, changed, onReturned: setReturned });
  const saving = useReportSaving({
    projectId,
    reportId,
    stage,
    session,
    typed,
    dirty,
    keep: keeping.flush,
    changed,
    onReturned: setReturned,
    onMoved,
  });
  /** A person asks for it, so what keeps it from being saved is brought to the front. */
  const saveNow = saving.save;
  const save = useCallback(async (): Promise<boolean> => {
    const done = await saveNow();
    const [fault] = faultsOf([...session.unsaved]);
    if (!done && fault) onRefused(unitOf(fault.part, fault.problems[0]?.path ?? ""));
    return done;
  }, [saveNow, session, onRefused]);
  const settle = (key: string, choice: Choice) => {
    work.settle(key, choice);
    void saving.save();
  };
  return { ...work, ...saving, save, settle, keeping, version, returned, forgetReturned: () => setReturned([]) };
}
