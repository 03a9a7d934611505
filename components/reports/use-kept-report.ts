"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { v4 as randomToken } from "uuid";
import { beginningOf, reportTextsOf, wholeText, type KeptText } from "@/components/reports/report-texts";
import { KeptSignal, useKeptState } from "@/components/visits/form/kept-signal";
import type { Signal } from "@/components/ui/signal";
import { flushOnLeave } from "@/lib/offline/flush-on-leave";
import { Keeper } from "@/lib/offline/keeper";
import { OpenEditors } from "@/lib/offline/report-texts";
import { onlyChanged } from "@/lib/reports/parts/changed-points";
import { sameReport } from "@/lib/reports/parts/parts";
import { withEntriesOfToday } from "@/lib/reports/text-parts";
import type { ReportDraft } from "@/lib/reports/types";

/** A store that does not answer keeps no save from being sent. */
const longestFlushMs = 1_000;

interface KeptReport {
  userId: string;
  projectId: string;
  reportId: string;
  /** As it is in the form now, at every key … */
  typed: Signal<ReportDraft>;
  /** … and as the page shows it, with whether the server lacks something of it. */
  draft: ReportDraft;
  dirty: boolean;
  /** Whether the server lacks something of what is typed. */
  lacks: () => boolean;
  /** The version that it is typed on, and the report as it was then. */
  version: number;
  begunOn: () => ReportDraft;
  /** The report as the page has read it from the server. */
  served: { version: number; draft: ReportDraft };
  /** Puts a kept text on top of the report of today. */
  resume: (begunOn: ReportDraft, typed: ReportDraft) => void;
}

/**
 * Stores what is typed into a report on this device, as with a visit. What an earlier page left behind goes back into
 * the form, on top of what others have written since. What cannot be placed like that is offered.
 */
export function useKeptReport({ userId, projectId, reportId, ...form }: KeptReport) {
  const [signal] = useState(() => new KeptSignal());
  const kept = useKeptState(signal);
  const [offered, setOffered] = useState<KeptText[]>([]);
  /** The name of this editor's row. After a reload it is the same as before. */
  const [firstId] = useState(() => randomToken());
  const id = useRef(firstId);
  const latest = useRef(form);
  const keeper = useRef<Keeper | null>(null);
  useEffect(() => {
    latest.current = form;
  });

  useEffect(() => {
    const texts = reportTextsOf(userId);
    const own = new Keeper(
      async () => {
        const { lacks, version, typed, begunOn } = latest.current;
        if (!lacks()) return texts.remove(id.current);
        const changed = onlyChanged({ begunOn: begunOn(), draft: typed.current() });
        await texts.put({ id: id.current, projectId, reportId, version, ...changed }, Date.now());
      },
      (state) => signal.tell(state),
    );
    keeper.current = own;
    const editors = new OpenEditors(reportId, () => id.current);

    const lookForLeft = async () => {
      const found = (await texts.list(projectId)).filter((row) => row.reportId === reportId);
      if (found.length === 0) return;
      const held = await editors.others(randomToken());
      const { served, lacks, resume } = latest.current;
      const left: KeptText[] = [];
      for (const stored of found) {
        if (stored.id === id.current || held.has(stored.id)) continue;
        const row = wholeText(stored, served.draft);
        const draft = withEntriesOfToday(row.draft, served.draft);
        if (sameReport(draft, served.draft)) await texts.remove(row.id);
        else left.push({ ...row, draft });
      }
      const [newest, ...others] = left;
      const begunOn = newest && beginningOf(newest, served);
      if (!newest || !begunOn || lacks()) return setOffered(left);
      resume(begunOn, newest.draft);
      setOffered(others);
      // First under this editor's own name: two tabs that open at the same moment both have it then.
      const typed = onlyChanged({ begunOn, draft: newest.draft });
      await texts.put({ ...newest, ...typed, id: id.current }, newest.updatedAt);
      await texts.remove(newest.id);
    };
    void lookForLeft().catch(() => {}); // the state of the store is told at the first change

    const stop = flushOnLeave(() => void own.flush());
    return () => {
      editors.close();
      stop();
    };
  }, [userId, projectId, reportId, signal]);

  const { typed, draft, version, dirty } = form;
  const touched = useRef(false);
  useEffect(() => {
    touched.current ||= dirty;
    if (touched.current) keeper.current?.touched();
  }, [draft, version, dirty]);
  // A key is written before the page is drawn with it.
  useEffect(
    () =>
      typed.subscribe(() => {
        if (touched.current) keeper.current?.touched();
      }),
    [typed],
  );

  const discard = async (row: KeptText) => {
    await reportTextsOf(userId).remove(row.id);
    setOffered((rows) => rows.filter((other) => other.id !== row.id));
  };
  /** The person has seen both texts side by side. */
  const use = (row: KeptText) => {
    const { served, resume } = latest.current;
    resume(row.begunOn ?? served.draft, row.draft);
    void discard(row);
  };
  /**
   * Before a text is sent: what is on the device is never older than what the server has, so a reload right after the
   * save brings nothing back that has changed since. It waits no longer than a moment.
   */
  const flush = useCallback(async (): Promise<void> => {
    await Promise.race([keeper.current?.flush(), new Promise((done) => setTimeout(done, longestFlushMs))]);
  }, []);
  return { kept, offered, id, use, discard, flush };
}
