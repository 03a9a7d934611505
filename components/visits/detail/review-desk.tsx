"use client";

import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

/** What a reviewer has written on this visit and not sent yet: a comment an entry, one on the whole, and what has been met. */
interface ReviewDesk {
  /** Whether comments are being written: at once on a submitted visit, on demand on an approved one. */
  reviewing: boolean;
  begin: () => void;
  /** Puts everything aside that was written. */
  end: () => void;
  /** By entry id; "" is the visit as a whole. An empty text is a box that is open. */
  texts: Readonly<Record<string, string>>;
  write: (entryId: string, text: string) => void;
  drop: (entryId: string) => void;
  settled: readonly string[];
  settle: (commentId: string, met: boolean) => void;
}

const Desk = createContext<ReviewDesk | null>(null);

export function useReviewDesk(): ReviewDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error("outside of ReviewDeskProvider");
  return desk;
}

type ReviewDeskProps = { mayReturn: boolean; waiting: boolean; children: ReactNode };

export function ReviewDeskProvider({ mayReturn, waiting, children }: ReviewDeskProps) {
  const [begun, setBegun] = useState(false);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [settled, setSettled] = useState<string[]>([]);
  const desk = useMemo<ReviewDesk>(
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
      write: (entryId, text) => {
        // Stays in sight when the visit turns out to be approved already.
        setBegun(true);
        setTexts((before) => ({ ...before, [entryId]: text }));
      },
      drop: (entryId) => setTexts(({ [entryId]: _dropped, ...others }) => others),
      settle: (commentId, met) => setSettled((before) => [...before.filter((id) => id !== commentId), ...(met ? [commentId] : [])]),
    }),
    [mayReturn, waiting, begun, texts, settled],
  );
  return <Desk value={desk}>{children}</Desk>;
}
