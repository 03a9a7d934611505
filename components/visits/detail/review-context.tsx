"use client";

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useKeptTyping } from "@/components/form/use-kept-typing";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { usePersonalWatch } from "@/components/privacy/use-personal-watch";
import { UndoBar } from "@/components/visits/form/undo-bar";
import type { Undoable } from "@/components/visits/form/row-editing";
import { redact, restored } from "@/lib/privacy/personal-data";
import { beginReview } from "@/lib/visits/actions";
import type { VisitState } from "@/lib/vocabulary";

/**
 * What a reviewer has written on this visit and not sent yet: comments on entries and on the whole, and comments marked
 * as resolved.
 */
interface Review {
  /** True while comments are being written: always on a submitted visit, on demand on an approved one. */
  reviewing: boolean;
  begin: () => void;
  /** Discards everything that was written. */
  end: () => void;
  /** By entry id; "" is the visit as a whole. An empty text is an open, empty box. */
  texts: Readonly<Record<string, string>>;
  write: (entryId: string, text: string) => void;
  drop: (entryId: string) => void;
  /** Checks the comments for personal data. */
  personal: PersonalWatch;
  /** 一键脱敏 of one comment. It can be undone for a while. */
  redactComment: (entryId: string) => void;
  settled: readonly string[];
  settle: (commentId: string, met: boolean) => void;
}

/** The name of a comment's box, which is also its path for the personal-data check. */
export const commentPath = (entryId: string) => `comment.${entryId}`;

const ReviewState = createContext<Review | null>(null);

export function useReview(): Review {
  const review = useContext(ReviewState);
  if (!review) throw new Error("outside of ReviewProvider");
  return review;
}

type ReviewProviderProps = {
  /** The visit as this page shows it. */
  reviewed: { projectId: string; visitId: string; version: number; state: VisitState };
  mayReturn: boolean;
  children: ReactNode;
};

export function ReviewProvider({ reviewed, mayReturn, children }: ReviewProviderProps) {
  const waiting = reviewed.state === "submitted";
  const [begun, setBegun] = useState(false);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [settled, setSettled] = useState<string[]>([]);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const latest = useRef(texts);
  useEffect(() => {
    latest.current = texts;
  }, [texts]);
  useKeptTyping(`review.${reviewed.visitId}`, {
    read: () => (Object.values(texts).some((text) => text.trim()) ? { texts, settled } : undefined),
    put: (kept) => {
      const before = kept as { texts: Record<string, string>; settled: string[] }; // read() above
      setBegun(true);
      setTexts(before.texts);
      setSettled(before.settled);
    },
  });
  const personal = usePersonalWatch({
    all: () => Object.entries(latest.current).map(([entryId, text]) => ({ path: commentPath(entryId), text })),
    read: (path) => latest.current[path.replace(/^comment\./, "")],
  });
  useEffect(() => personal.changed(), [personal, undoable]);
  const redactComment = useCallback(
    (entryId: string) => {
      const redaction = redact(latest.current[entryId] ?? "", personal.kept);
      const put = (change: (text: string) => string) =>
        setTexts((before) => ({ ...before, [entryId]: change(before[entryId] ?? "") }));
      put(() => redaction.text);
      setUndoable({
        kind: "redacted",
        count: redaction.replaced.length,
        undo: () => put((text) => restored(text, redaction)),
      });
    },
    [personal],
  );
  /**
   * Reports to the server once that a review has begun, so that the recorder cannot withdraw the visit during the
   * review.
   */
  const noted = useRef("");
  const noteBegun = useCallback(() => {
    const { projectId, visitId, version, state } = reviewed;
    const round = `${version}/${state}`;
    if (!waiting || noted.current === round) return;
    noted.current = round;
    void beginReview({ projectId, visitId, version, state }).then(
      ({ ok }) => ok || (noted.current = ""),
      () => (noted.current = ""), // Tried again at the next key.
    );
  }, [reviewed, waiting]);
  const dismissUndo = useCallback(() => setUndoable(null), []);
  const review = useMemo<Review>(
    () => ({
      reviewing: mayReturn && (waiting || begun),
      begin: () => setBegun(true),
      end: () => {
        setBegun(false);
        setTexts({});
        setSettled([]);
      },
      texts,
      settled,
      personal,
      redactComment,
      write: (entryId, text) => {
        // Remains visible if the visit turns out to be approved already.
        setBegun(true);
        noteBegun();
        setTexts((before) => ({ ...before, [entryId]: text }));
      },
      drop: (entryId) => setTexts(({ [entryId]: _dropped, ...others }) => others),
      settle: (commentId, met) => {
        noteBegun();
        setSettled((before) => [...before.filter((id) => id !== commentId), ...(met ? [commentId] : [])]);
      },
    }),
    [mayReturn, waiting, begun, texts, settled, personal, redactComment, noteBegun],
  );
  return (
    <ReviewState value={review}>
      {children}
      <UndoBar undoable={undoable} onDone={dismissUndo} />
    </ReviewState>
  );
}
