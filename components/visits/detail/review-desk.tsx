"use client";

import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

/** What a reviewer has written on this visit and not sent yet: a comment an entry, one on the whole, and what has been met. */
interface ReviewDesk {
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

export function ReviewDeskProvider({ children }: { children: ReactNode }) {
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [settled, setSettled] = useState<string[]>([]);
  const desk = useMemo<ReviewDesk>(
    () => ({
      texts,
      settled,
      write: (entryId, text) => setTexts((before) => ({ ...before, [entryId]: text })),
      drop: (entryId) => setTexts(({ [entryId]: _dropped, ...others }) => others),
      settle: (commentId, met) => setSettled((before) => [...before.filter((id) => id !== commentId), ...(met ? [commentId] : [])]),
    }),
    [texts, settled],
  );
  return <Desk value={desk}>{children}</Desk>;
}
