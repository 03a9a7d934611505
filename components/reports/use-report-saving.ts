"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "@/components/form/ask-action";
import type { Signal } from "@/components/ui/signal";
import type { Refusal } from "@/lib/errors";
import { flushOnLeave } from "@/lib/offline/flush-on-leave";
import { saveReport } from "@/lib/reports/actions";
import type { ReportNews } from "@/lib/reports/data/changes";
import type { ReportSession } from "@/lib/reports/parts/session";
import { sentChanges } from "@/lib/reports/parts/tidy";
import type { ReportDraft } from "@/lib/reports/types";
import type { ReportStage } from "@/lib/vocabulary";

export type SaveState = "saved" | "unsaved" | "saving" | "failed";

/** A pause in typing after which the changed parts are saved. */
const quietMs = 2_000;
const againMs = 10_000;
/** How often an open page asks what others have written. */
const newsMs = 10_000;

interface SavingInput {
  projectId: string;
  reportId: string;
  stage: ReportStage;
  session: ReportSession;
  /** The report at every key. */
  typed: Signal<ReportDraft>;
  dirty: boolean;
  /** Stores on the device what is typed. */
  keep: () => Promise<void>;
  /** The session has changed: what is shown of it is read again. */
  changed: () => void;
  /** Parts that were removed here and are back, because another person has changed them. */
  onReturned: (keys: readonly string[]) => void;
  /** The report has moved to another stage, or is gone. */
  onMoved: () => void;
}

/** What an input method is composing is not disturbed by another person's changes. */
function composed(composing: { current: boolean }): Promise<void> {
  if (!composing.current) return Promise.resolve();
  return new Promise((done) => document.addEventListener("compositionend", () => done(), { once: true }));
}

/** Saves the changed parts of a report by itself, and takes in what others write. */
export function useReportSaving(input: SavingInput) {
  const { projectId, reportId, stage, session, typed, dirty, keep, changed, onReturned, onMoved } = input;
  const [state, setState] = useState<"idle" | "saving" | "failed">("idle");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const composing = useRef(false);
  const told = useRef({ onReturned, onMoved });
  useEffect(() => {
    told.current = { onReturned, onMoved };
  });

  useEffect(() => {
    const on = () => void (composing.current = true);
    const off = () => void (composing.current = false);
    document.addEventListener("compositionstart", on, true);
    document.addEventListener("compositionend", off, true);
    return () => {
      document.removeEventListener("compositionstart", on, true);
      document.removeEventListener("compositionend", off, true);
    };
  }, []);

  const round = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      setRefusal(null);
      let last = "";
      for (;;) {
        const changes = session.toSend();
        const text = JSON.stringify(changes);
        // What the server does not take would be sent again and again.
        if (!changes || text === last) break;
        last = text;
        setState("saving");
        // A page that is being left has no time for it; both go at once.
        if (!leaving) await keep();
        const answer = await ask(() =>
          saveReport({ projectId, reportId, since: session.version, changes: sentChanges(changes) }),
        );
        if (!answer.ok) {
          setState("failed");
          setRefusal(answer.error);
          return false;
        }
        await composed(composing);
        const returned = session.take(answer.data.delta, true);
        if (returned.length > 0) told.current.onReturned(returned);
        changed();
      }
      setState(session.dirty ? "failed" : "idle");
      return !session.dirty;
    },
    [projectId, reportId, session, keep, changed],
  );

  const send = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      // What was typed while a save was under way is sent after it.
      while (running.current) await running.current;
      running.current = round(leaving);
      try {
        return await running.current;
      } finally {
        running.current = null;
      }
    },
    [round],
  );
  /** Returns whether everything typed is in the report. */
  const save = useCallback(() => send(false), [send]);

  useEffect(() => {
    if (!dirty) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void save(), quietMs);
    };
    wait();
    const stop = typed.subscribe(wait);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [typed, dirty, save]);
  useEffect(() => {
    if (state !== "failed" || refusal?.code !== "unavailable") return;
    const again = () => void save();
    const timer = setInterval(again, againMs);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [state, refusal, save]);
  useEffect(() => flushOnLeave(() => void (session.dirty && send(true))), [session, send]);

  /** Takes in what others have written, now. */
  const look = useCallback(async (): Promise<void> => {
    if (running.current) return;
    const address = `/api/reports/${projectId}/${reportId}/changes?since=${session.version}`;
    const answer = await fetch(address).catch(() => null);
    if (!answer || running.current) return;
    if (answer.status === 404) return told.current.onMoved();
    if (!answer.ok) return;
    const news: ReportNews = await answer.json();
    await composed(composing);
    if (running.current) return;
    if (news.stage !== stage) return told.current.onMoved();
    if (!news.delta) return;
    const returned = session.take(news.delta, false);
    if (returned.length > 0) told.current.onReturned(returned);
    changed();
  }, [projectId, reportId, stage, session, changed]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== "hidden") void look();
    }, newsMs);
    return () => clearInterval(timer);
  }, [look]);

  const saveState: SaveState =
    state === "saving" ? "saving" : !dirty ? "saved" : state === "failed" ? "failed" : "unsaved";
  return { save, look, saveState, refusal };
}
