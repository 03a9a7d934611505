"use client";

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { usePersonalWatch } from "@/components/privacy/use-personal-watch";
import { UndoBar } from "@/components/visits/form/undo-bar";
import type { Undoable } from "@/components/visits/form/use-rows";
import { redact, restored } from "@/lib/privacy/personal-data";

/** What a reviewer has written on this visit and not sent yet: a comment an entry, one on the whole, and what has been met. */
interface Review {
  /** Whether comments are being written: at once on a submitted visit, on demand on an approved one. */
  reviewing: boolean;
  begin: () => void;
  /** Puts everything aside that was written. */
  end: () => void;
  /** By entry id; "" is the visit as a whole. An empty text is a box that is open. */
  texts: Readonly<Record<string, string>>;
  write: (entryId: string, text: string) => void;
  drop: (entryId: string) => void;
  /** Watches the comments for personal data. */
  personal: PersonalWatch;
  /** 一键脱敏 of one comment, to be taken back for a while. */
  redactComment: (entryId: string) => void;
  settled: readonly string[];
  settle: (commentId: string, met: boolean) => void;
}

/** The name of a comment's box, and its path for the watch. */
export const commentPath = (entryId: string) => `comment.${entryId}`;

const Desk = createContext<Review | null>(null);

export function useReview(): Review {
  const desk = useContext(Desk);
  if (!desk) throw new Error("outside of ReviewDeskProvider");
  return desk;
}

type ReviewDeskProps = { mayReturn: boolean; waiting: boolean; children: ReactNode };

export function ReviewProvider({ mayReturn, waiting, children }: ReviewDeskProps) {
  const [begun, setBegun] = useState(false);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [settled, setSettled] = useState<string[]>([]);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const latest = useRef(texts);
  useEffect(() => {
    latest.current = texts;
  }, [texts]);
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
  const dismissUndo = useCallback(() => setUndoable(null), []);
  const desk = useMemo<Review>(
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
        // Stays in sight when the visit turns out to be approved already.
        setBegun(true);
        setTexts((before) => ({ ...before, [entryId]: text }));
      },
      drop: (entryId) => setTexts(({ [entryId]: _dropped, ...others }) => others),
      settle: (commentId, met) =>
        setSettled((before) => [...before.filter((id) => id !== commentId), ...(met ? [commentId] : [])]),
    }),
    [mayReturn, waiting, begun, texts, settled, personal, redactComment],
  );
  return (
    <Desk value={desk}>
      {children}
      <UndoBar undoable={undoable} onDone={dismissUndo} />
    </Desk>
  );
}
